package io.aircheck.platforms.migu;

import org.jspecify.annotations.Nullable;

/**
 * The answer {@code ddCalcu} that Migu's scheduler wants to the {@code puData} of a play address (fact sheet migu, "ddCalcu"): its
 * characters from both ends in turn, with four letters between them that depend on who asks and what for.
 */
final class DdCalcu {

    /** How the web's player has done it, newest first; the scheduler is told by {@code sv}. */
    enum Web {
        SV_10011("&sv=10011"),
        SV_10010("&sv=10010"),
        OLDEST("");

        private final String tail;

        Web(String tail) {
            this.tail = tail;
        }

        /** What is appended to the address behind the answer. */
        String tail() {
            return tail;
        }
    }

    /**
     * The fields of the play address that count.
     *
     * @param puData empty for an address that needs no answer
     */
    record Fields(String puData, String userId, String timestamp, String programId, String channelId) {}

    static final String ANDROID_TAIL = "&sv=10004&ct=android";

    private static final String ANDROID = "cdabyzwxkl";
    private static final String PAIRS_OF_10011 = "aabbaabbaa";
    private static final String PAIRS_OF_10010 = "aabbccddaa";
    private static final String WEB_SUFFIX = "_s002";

    private DdCalcu() {}

    /**
     * As the app does it.
     *
     * @param userId of a member, or null for a guest
     * @param year of today
     */
    static String android(String puData, String contentId, @Nullable String userId, int rateType, int year) {
        char first = 'v';
        if (userId != null && rateType != MiguPlay.LOWEST_RATE) {
            first = userId.length() > 8 ? ANDROID.charAt(digit(userId, 7)) : userId.length() >= 4 ? 'e' : 'v';
        }
        char second = ANDROID.charAt(digit(Integer.toString(year), 0));
        return mixed(puData, "" + first + second + ANDROID.charAt(digit(contentId, 6)) + "a");
    }

    static String web(Web version, Fields fields) {
        boolean thisMillennium = fields.timestamp.startsWith("2");
        return switch (version) {
            case SV_10011 ->
                mixed(
                                fields.puData,
                                "" + PAIRS_OF_10011.charAt(digit(fields.userId, 4))
                                        + (thisMillennium ? 'a' : 'b')
                                        + PAIRS_OF_10011.charAt(digit(fields.programId, 1))
                                        + "a")
                        + WEB_SUFFIX;
            case SV_10010 ->
                mixed(
                                fields.puData,
                                "" + PAIRS_OF_10010.charAt(digit(fields.userId, 1))
                                        + (thisMillennium ? 'b' : 'a')
                                        + PAIRS_OF_10010.charAt(digit(fields.programId, 5))
                                        + "a")
                        + WEB_SUFFIX;
            case OLDEST -> {
                String channel = orElse(fields.channelId, "n".repeat(16));
                yield mixed(
                        fields.puData,
                        "" + character(orElse(fields.userId, "e".repeat(9)), 2)
                                + character(orElse(fields.timestamp, "t".repeat(14)), 6)
                                + character(orElse(fields.programId, "c".repeat(9)), 2)
                                + character(channel, channel.length() - 4));
            }
        };
    }

    /** One of the letters follows each of the second to fifth pair. */
    private static String mixed(String puData, String letters) {
        StringBuilder mixed = new StringBuilder();
        int length = puData.length();
        for (int i = 0; i < length / 2; i++) {
            mixed.append(puData.charAt(length - 1 - i)).append(puData.charAt(i));
            if (i >= 1 && i <= letters.length()) {
                mixed.append(letters.charAt(i - 1));
            }
        }
        return mixed.toString();
    }

    private static String orElse(String field, String absent) {
        return field.isEmpty() ? absent : field;
    }

    private static char character(String field, int at) {
        return at >= 0 && at < field.length() ? field.charAt(at) : '0';
    }

    /** What is missing or no digit counts as 0. */
    private static int digit(String field, int at) {
        char c = character(field, at);
        return c >= '0' && c <= '9' ? c - '0' : 0;
    }
}
