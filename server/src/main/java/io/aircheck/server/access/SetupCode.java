package io.aircheck.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code that lets somebody from elsewhere set the first password: whoever reads the log runs this service. It is another
 * one with every start, and worth nothing once there is an owner.
 */
public final class SetupCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;

    private final String code;

    SetupCode(String code) {
        this.code = code;
    }

    static SetupCode random() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new SetupCode(code.toString());
    }

    /** Tells it to whoever reads the log. */
    void tell() {
        LOG.warn("Nobody has set a password yet. Open the page and set one with this code: {}", code);
        LOG.warn("还没有设置密码。请打开网页，用此代码设置密码：{}", code);
    }

    /** For whoever runs the service; it goes to nobody else. */
    public String text() {
        return code;
    }

    boolean is(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), plain.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SetupCode[…]";
    }
}
