package io.aircheck.music.cloud.acrcloud;

import io.aircheck.music.cloud.Secret;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project of type "Audio & Video Recognition", as ACRCloud's console shows it.
 *
 * @param host for example {@code identify-eu-west-1.acrcloud.com}; a scheme, a path and spaces around it are forgiven
 */
public record AcrCloudAccount(String host, Secret accessKey, Secret accessSecret) {

    private static final Pattern PASTED =
            Pattern.compile("(?:(https?)://)?([\\p{Alnum}.-]+|\\[[\\p{XDigit}:.]+])(:\\d{1,5})?(?:[/?#].*)?");
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("localhost|127\\..*|\\[::1]");

    /** @throws IllegalArgumentException if the host is none */
    public AcrCloudAccount {
        if (!PASTED.matcher(host.strip().toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("\"" + host + "\" is no host. Copy it from ACRCloud's console,"
                    + " for example identify-eu-west-1.acrcloud.com");
        }
    }

    /** Always encrypted, but to this machine, where {@code http://} is taken at its word. */
    String origin() {
        Matcher matcher = PASTED.matcher(host.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalStateException("checked before");
        }
        String name = matcher.group(2);
        boolean plain =
                "http".equals(matcher.group(1)) && OF_THIS_MACHINE.matcher(name).matches();
        return (plain ? "http://" : "https://") + name + (matcher.group(3) == null ? "" : matcher.group(3));
    }
}
