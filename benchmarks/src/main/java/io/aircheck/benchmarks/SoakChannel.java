package io.aircheck.benchmarks;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** One channel of a soak: its faults, its recording, and what of it was found on the disk. Safe for use by many threads. */
final class SoakChannel {

    private static final Duration PART = Duration.ofMinutes(2);
    private static final int SEGMENTS_A_MINUTE = 30;
    private static final int SECONDS_A_MINUTE = 60;
    private static final String PROGRAMME = "360p";
    private static final int LONGEST_LOOP_SECONDS = 120;
    private static final int PICTURES_A_SECOND = 25;

    /** What can be had in spite of it: the whole recording is to be there. */
    private static final List<String> HLS_FAULTS = List.of(
            "404:%d*2",
            "503:%d*2",
            "stall:%d*1",
            "reset:%d*1",
            "short:%d*1",
            "html:%d*2",
            "loop:%d*1",
            "pl404:%d*2",
            "pl503:%d*3",
            "plreset:%d*2",
            "plhtml:%d*2",
            "plstall:%d*1",
            "repeat:%d*5",
            "jump:%d*50");

    private static final List<String> FLV_FAULTS = List.of(
            "stall:%d*1",
            "reset:%d*1",
            "cut:%d*1",
            "garbage:%d*1",
            "tsjump:%d",
            "tsback:%d",
            "tszero:%d",
            "tsdip:%d",
            "again:%d",
            "meta:%d",
            "stray:%d");

    private final String name;
    private final LiveStream stream;
    private final Path folder;
    private final PartCheck check;
    private final Executor checks;
    private final List<String> complaints = new ArrayList<>();
    private long recorded;
    private long missing;
    private long listed;
    private int gaps;
    private boolean ended;

    private SoakChannel(String name, LiveStream stream, Path folder, PartCheck check, Executor checks) {
        this.name = name;
        this.stream = stream;
        this.folder = folder;
        this.check = check;
        this.checks = checks;
    }

    /**
     * One of many: the third of four is HTTP-FLV, the fourth encrypted.
     *
     * @param checks runs one at a time, in order: looks at finished parts
     */
    static SoakChannel of(
            int number,
            int minutes,
            Random random,
            String origin,
            Path folder,
            PublishedSegments published,
            Executor checks)
            throws IOException {
        String name = "soak-" + number;
        if (number % 4 == 2) {
            String url = origin + "flv/" + name + ".flv?p=" + PROGRAMME + "&f="
                    + faults(FLV_FAULTS, minutes, SECONDS_A_MINUTE, random);
            return new SoakChannel(
                    name,
                    LiveStream.of(Protocol.FLV, Quality.OD, "source", url),
                    folder,
                    PictureCheck.of(published.flv(PROGRAMME, LONGEST_LOOP_SECONDS)),
                    checks);
        }
        String url = origin + "hls/" + name + "/index.m3u8?p=" + PROGRAMME + "&kind=" + (number % 4 == 3 ? "aes" : "ts")
                + "&f=" + faults(HLS_FAULTS, minutes, SEGMENTS_A_MINUTE, random);
        return new SoakChannel(
                name,
                LiveStream.of(Protocol.HLS, Quality.OD, "source", url),
                folder,
                new SegmentCheck(from -> published.of(name, from)),
                checks);
    }

    /** One at random in each minute, not so near to its ends that two would meet; where groups of pictures begin (even seconds). */
    private static String faults(List<String> kinds, int minutes, int unitsAMinute, Random random) {
        int margin = unitsAMinute / 6;
        List<String> faults = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            int at = unitsAMinute * minute + margin + random.nextInt(unitsAMinute - 2 * margin);
            faults.add(kinds.get(random.nextInt(kinds.size())).formatted(at - at % 2));
        }
        return String.join(",", faults);
    }

    /** Records until its thread is interrupted. */
    void record(Recorder recorder) {
        RecordingRequest request = new RecordingRequest(
                new Address(stream),
                folder.resolve(name),
                name,
                Limits.NONE,
                new Splitting(PART, null, false),
                new SplitSignal(),
                Order.AS_RECORDED,
                Duration.ofMinutes(1));
        recorder.record(request, this::take);
        synchronized (this) {
            ended = true;
        }
    }

    private void take(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.PartClosed(Part part) -> checks.execute(() -> check(part));
            case RecordingEvent.GapFound(Gap gap) -> list(gap);
            default -> {}
        }
    }

    private synchronized void list(Gap gap) {
        gaps++;
        listed += stream.protocol() == Protocol.FLV
                ? gap.length().toMillis() * PICTURES_A_SECOND / 1000 // of an endless body it knows the time
                : gap.units();
    }

    /** Holds a finished part against what was on air and removes it. */
    private synchronized void check(Part part) {
        try {
            PartCheck.Found found = check.check(part.file());
            recorded += found.units();
            missing += found.missing();
            if (found.complaint() != null) {
                complaints.add(part.file().getFileName() + " " + found.complaint() + ": " + stream.url());
            }
            Files.delete(part.file());
        } catch (IOException | RuntimeException e) { // nobody else hears of it
            complaints.add(name + ": " + e);
        }
    }

    synchronized long recorded() {
        return recorded;
    }

    /** Units (segments, or pictures of FLV) between the first and the last recorded that are in no file. */
    synchronized long missing() {
        return missing;
    }

    /** Units that the recording itself says are missing. */
    synchronized long listed() {
        return listed;
    }

    synchronized List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        long inexact = stream.protocol() == Protocol.FLV ? (long) gaps * PICTURES_A_SECOND : 0;
        if (missing > listed + inexact) {
            all.add(name + " lost " + missing + " units, of which it lists " + listed + ": " + stream.url());
        }
        if (!ended) {
            all.add(name + " did not end");
        }
        return all;
    }

    private record Address(LiveStream stream) implements StreamSource {
        @Override
        public Resolution resolveAgain() {
            return new Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(stream)), stream);
        }
    }
}
