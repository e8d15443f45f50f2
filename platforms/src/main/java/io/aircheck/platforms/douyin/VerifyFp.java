package io.aircheck.platforms.douyin;

import java.util.random.RandomGenerator;

/** The browser's fingerprint that the app's API is given: a time and 36 characters in the form of a UUID. */
final class VerifyFp {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private VerifyFp() {}

    static String make(long timeMillis, RandomGenerator random) {
        StringBuilder print = new StringBuilder("verify_")
                .append(Long.toString(timeMillis, 36))
                .append('_');
        for (int i = 0; i < 36; i++) {
            int number = random.nextInt(DIGITS.length());
            print.append(
                    switch (i) {
                        case 8, 13, 18, 23 -> '_';
                        case 14 -> '4';
                        case 19 -> DIGITS.charAt(number & 3 | 8);
                        default -> DIGITS.charAt(number);
                    });
        }
        return print.toString();
    }
}
