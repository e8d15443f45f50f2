package io.aircheck.platforms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The common ladder of qualities, best first. Every site's own names are placed on it, so that one word means the same
 * everywhere: the words of DouyinLiveRecorder, in its abbreviations and in Chinese.
 */
public enum Quality {
    OD("原画", "original", List.of("source", "origin")),
    BD("蓝光", "blu-ray", List.of("bluray")),
    UHD("超清", "ultra", List.of("uhd")),
    HD("高清", "high", List.of()),
    SD("标清", "standard", List.of()),
    LD("流畅", "low", List.of("smooth"));

    private final String chinese;
    private final String english;
    private final List<String> alsoCalled;

    Quality(String chinese, String english, List<String> alsoCalled) {
        this.chinese = chinese;
        this.english = english;
        this.alsoCalled = alsoCalled;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The rung that a user's word names, in any of its languages and in any letter case. */
    public static Optional<Quality> named(String word) {
        String trimmed = word.strip();
        return Arrays.stream(values())
                .filter(quality -> quality.name().equalsIgnoreCase(trimmed)
                        || quality.chinese.equals(trimmed)
                        || quality.english.equalsIgnoreCase(trimmed)
                        || quality.alsoCalled.stream().anyMatch(trimmed::equalsIgnoreCase))
                .findFirst();
    }

    /** The rung at a place from the top (0 = original); beyond the last it is the last. */
    public static Quality atRank(int rank) {
        return values()[Math.min(rank, values().length - 1)];
    }

    /**
     * The rung at a place from the top of a site that has none for BD, which then means the original too, as
     * DouyinLiveRecorder has it: OD, UHD, HD, SD, LD.
     */
    public static Quality onShortLadder(int rank) {
        return rank == 0 ? OD : atRank(rank + 1);
    }
}
