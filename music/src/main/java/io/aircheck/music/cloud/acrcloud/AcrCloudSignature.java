package io.aircheck.music.cloud.acrcloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How ACRCloud knows who asks: six lines, signed with the project's secret. */
final class AcrCloudSignature {

    static final String PATH = "/v1/identify";
    static final String VERSION = "1";

    private static final String ALGORITHM = "HmacSHA1";

    private AcrCloudSignature() {}

    /** @param timestamp seconds since 1970, as it is sent */
    static String of(AcrCloudAccount account, String dataType, String timestamp) {
        String signed = String.join("\n", "POST", PATH, account.accessKey().value(), dataType, VERSION, timestamp);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(account.accessSecret().value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
