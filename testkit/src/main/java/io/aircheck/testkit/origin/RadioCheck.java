package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.AudioLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds recorded audio in the loop that was on air, byte for byte. */
final class RadioCheck {

    private static final int WITNESS = 1024;

    private RadioCheck() {}

    static RecordingCheck.Result check(Report.Radio report, List<Path> files) throws IOException {
        AudioLoop loop = report.loop();
        byte[] lap = new byte[loop.length() + WITNESS];
        loop.copy(0, lap, 0, lap.length);
        long recorded = 0;
        int foreign = 0;
        List<String> missing = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        int expected = -1;
        for (Path file : files) {
            byte[] data = Files.readAllBytes(file);
            int at = 0;
            while (at < data.length) {
                int position = expected >= 0 && same(lap, expected, data, at, loop) > 0
                        ? expected
                        : find(lap, Arrays.copyOfRange(data, at, Math.min(data.length, at + WITNESS)));
                if (position < 0) {
                    foreign++;
                    flaws.add(file.getFileName() + " holds something else from byte " + at);
                    break;
                }
                if (expected >= 0 && position != expected) {
                    missing.add("a leap of " + Math.floorMod(position - expected, loop.length()) + " bytes");
                }
                int length = same(lap, position, data, at, loop);
                recorded += length;
                at += length;
                expected = (position + length) % loop.length();
            }
        }
        long published = report.listeners().stream()
                .mapToLong(listening -> listening.to() - listening.from())
                .sum();
        return new RecordingCheck.Result(
                recorded,
                published,
                missing,
                List.of(),
                0,
                List.of(),
                foreign,
                flaws,
                Math.max(0, published - recorded));
    }

    /** How many bytes from here are the loop's from there on. */
    private static int same(byte[] lap, int position, byte[] data, int at, AudioLoop loop) {
        int count = 0;
        while (at + count < data.length && data[at + count] == lap[(position + count) % loop.length()]) {
            count++;
        }
        return count;
    }

    private static int find(byte[] lap, byte[] witness) {
        for (int at = 0; at + witness.length <= lap.length; at++) {
            if (Arrays.equals(lap, at, at + witness.length, witness, 0, witness.length)) {
                return at;
            }
        }
        return -1;
    }
}
