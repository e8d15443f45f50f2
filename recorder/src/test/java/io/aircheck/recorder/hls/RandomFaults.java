package io.aircheck.recorder.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Faults of one stream, drawn by a seed.
 *
 * @param query how the simulated origin is told
 * @param lost names of the segments that no recorder can have
 * @param advertisements segments in the programme's place
 */
record RandomFaults(int seed, String query, Set<String> lost, int advertisements) {

    private static final List<String> OF_A_SEGMENT =
            List.of("404", "503", "stall", "reset", "short", "html", "trickle", "loop", "endless");
    private static final List<String> OF_THE_PLAYLIST =
            List.of("pl404", "pl503", "plstall", "plreset", "plshort", "plhtml", "redirectloop", "pltrickle");
    private static final List<String> OF_THE_STREAM =
            List.of("repeat", "jump", "back", "disc", "nodisc", "discts", "ad", "expire", "gone");

    static RandomFaults of(int seed, int segments) {
        Random random = new Random(seed * 7919L);
        List<String> faults = new ArrayList<>();
        Set<String> lost = new TreeSet<>();
        int advertisements = 0;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = 1 + random.nextInt(segments - 2);
            boolean forEver = random.nextInt(12) == 0;
            faults.add(forEver ? "404:" + at : one(OF_A_SEGMENT, random) + ":" + at + "*" + (1 + random.nextInt(2)));
            if (forEver) {
                lost.add("s" + at);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            faults.add(one(OF_THE_PLAYLIST, random) + ":" + (4 + random.nextInt(segments - 6)) + "*"
                    + (1 + random.nextInt(3)));
        }
        List<String> rest = new ArrayList<>(OF_THE_STREAM);
        int at = 4;
        for (int i = random.nextInt(3); i > 0 && at < segments - 5; i--) {
            String name = rest.remove(random.nextInt(rest.size()));
            at += random.nextInt(4);
            faults.add(
                    switch (name) {
                        case "repeat" -> "repeat:" + at + "*" + (1 + random.nextInt(4));
                        case "gone" -> "gone:" + at + "*" + (1 + random.nextInt(5));
                        case "ad" -> "ad:" + at + "*2";
                        default -> name + ":" + at;
                    });
            advertisements += name.equals("ad") ? 2 : 0;
            at += 4;
        }
        String kind = one(List.of("ts", "ts", "fmp4", "aes"), random);
        String prefetch = random.nextInt(5) == 0 ? "&prefetch=2" : "";
        String query = "&kind=" + kind + prefetch + "&f=" + String.join(",", faults);
        return new RandomFaults(seed, query, lost, advertisements);
    }

    private static String one(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
