package io.aircheck.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * The password of the settings. Written in plain it is compared in constant time, for whoever reads the settings has it
 * anyway; with an encoder's name in front ({@code {bcrypt}$2a$…}) by that encoder.
 */
record Password(String asSet) {

    boolean matches(String typed) {
        if (asSet.matches("(?s)\\{[A-Za-z0-9@_]+}.+")) {
            return encoded(typed);
        }
        return MessageDigest.isEqual(digest(asSet), digest(typed));
    }

    private boolean encoded(String typed) {
        try {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder().matches(typed, asSet);
        } catch (IllegalArgumentException e) {
            // An unknown name is part of a plain password.
            return MessageDigest.isEqual(digest(asSet), digest(typed));
        }
    }

    /** A key that changes with the password, for the remember-me cookie: a new password logs everybody out. */
    String rememberKey() {
        return HexFormat.of().formatHex(digest("aircheck remember-me " + asSet));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
