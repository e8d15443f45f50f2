package io.aircheck.testkit.origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tags that were sent in FLV files that were made of them. */
final class FlvCheck {

    private static final int FILE_HEADER = 13;
    private static final int AUDIO = 8;
    private static final int VIDEO = 9;
    private static final int MAX_BACK_MILLIS = 100;
    private static final int MAX_LEAP_MILLIS = 2000;
    /** A loop repeats its payloads: a recorded tag is the next equal one within so many, about 20 s. */
    private static final int REACH = 1500;

    /** A tag on air, by what makes it the same tag on two connections. */
    private record Unit(int type, String hash, long lap) {
        String name() {
            return (type == AUDIO ? "audio:" : "video:") + hash + ":" + lap;
        }
    }

    private record Payload(int type, String hash) {}

    private final List<Unit> onAir = new ArrayList<>();
    private final Map<Payload, List<Integer>> positions = new HashMap<>();
    private final Set<Payload> headers = new HashSet<>();
    private final Map<Integer, List<Integer>> found = Map.of(AUDIO, new ArrayList<>(), VIDEO, new ArrayList<>());
    private final Set<Integer> seen = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
    private int foreign;

    private FlvCheck(Report.Flv report) {
        Set<Unit> known = new HashSet<>();
        for (Report.Connection connection : report.connections()) {
            for (Report.Tag tag : connection.tags()) {
                Unit unit = new Unit(tag.type(), tag.hash(), tag.lap());
                Payload payload = new Payload(tag.type(), tag.hash());
                if (tag.lap() < 0) {
                    headers.add(payload);
                } else if (known.add(unit)) {
                    // A reconnection is sent the GOP again from its key frame: the first copy counts.
                    positions.computeIfAbsent(payload, _ -> new ArrayList<>()).add(onAir.size());
                    onAir.add(unit);
                }
            }
        }
    }

    static RecordingCheck.Result check(Report.Flv report, List<Path> files) throws IOException {
        FlvCheck check = new FlvCheck(report);
        for (Path file : files) {
            check.read(file);
        }
        // Order matters within one track; how tracks interleave is free.
        int back = check.found.values().stream()
                .mapToInt(RecordingCheck::stepsBack)
                .sum();
        List<String> wanted = check.onAir.stream().map(Unit::name).toList();
        return RecordingCheck.sum(wanted, Set.of(), check.names, back, check.foreign, check.flaws);
    }

    private void read(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        long last = -1;
        int at = FILE_HEADER;
        while (at + 15 <= data.length) {
            int size = (data[at + 1] & 0xff) << 16 | (data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff;
            if (at + 15 + size > data.length) {
                break;
            }
            int type = data[at];
            long millis = (data[at + 7] & 0xffL) << 24
                    | (data[at + 4] & 0xff) << 16
                    | (data[at + 5] & 0xff) << 8
                    | data[at + 6] & 0xff;
            boolean endOfSequence = type == VIDEO && size > 1 && data[at + 12] == 2;
            if ((type == AUDIO || type == VIDEO) && !endOfSequence) {
                if (last >= 0 && (millis < last - MAX_BACK_MILLIS || millis > last + MAX_LEAP_MILLIS)) {
                    flaws.add(file.getFileName() + " goes from " + last + " to " + millis + " ms");
                }
                last = millis;
                place(new Payload(type, Report.shortHash(Arrays.copyOfRange(data, at + 11, at + 11 + size))));
            }
            at += 15 + size;
        }
        if (at < data.length) {
            flaws.add(file.getFileName() + " ends in a torn tag");
        }
    }

    private void place(Payload payload) {
        if (headers.contains(payload)) {
            return;
        }
        List<Integer> candidates = positions.get(payload);
        if (candidates == null) {
            foreign++;
            return;
        }
        List<Integer> track = found.getOrDefault(payload.type(), new ArrayList<>());
        int current = track.isEmpty() ? -1 : track.getLast();
        int position = candidates.stream()
                .filter(candidate -> (candidate > current && candidate < current + REACH || current < 0)
                        && !seen.contains(candidate))
                .findFirst()
                .orElseGet(() -> candidates.stream()
                        .min(Comparator.comparingInt(candidate -> Math.abs(candidate - current)))
                        .orElseThrow());
        seen.add(position);
        track.add(position);
        names.add(onAir.get(position).name());
    }
}
