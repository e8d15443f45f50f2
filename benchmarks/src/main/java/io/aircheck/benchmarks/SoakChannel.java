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
import io.aircheck.recorder.RecordingSummary;
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
import org.jspecify.annotations.Nullable;

/** One channel of a soak: its faults, its recording, and what of it was found on the disk. Safe for use by many threads. */
final class SoakChannel {

    private static final Duration PART = Duration.ofMinutes(2);
    private static final int SEGMENTS_A_MINUTE = 30;
    /** What can be had in spite of it: the whole recording is to be there. */
    private static final List<String> FAULTS = List.of(
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

    private final String name;
    private final String url;
    private final Path folder;
    private final PublishedSegments published;
    private final List<String> complaints = new ArrayList<>();
    private long next = -1;
    private long recorded;
    private long missing;
    private long listed;
    private @Nullable RecordingSummary summary;

    SoakChannel(int number, int minutes, Random random, String origin, Path folder, PublishedSegments published) {
        this.name = "soak-" + number;
        this.folder = folder;
        this.published = published;
        List<String> faults = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            int at = SEGMENTS_A_MINUTE * minute + 5 + random.nextInt(SEGMENTS_A_MINUTE - 10);
            faults.add(FAULTS.get(random.nextInt(FAULTS.size())).formatted(at));
        }
        this.url = origin + "hls/" + name + "/index.m3u8?p=360p&kind=" + (number % 4 == 3 ? "aes" : "ts") + "&f="
                + String.join(",", faults);
    }

    /** Records until its thread is interrupted. */
    void record(Recorder recorder) {
        RecordingRequest request = new RecordingRequest(
                new Address(LiveStream.of(Protocol.HLS, Quality.OD, "source", url)),
                folder.resolve(name),
                name,
                Limits.NONE,
                new Splitting(PART, null, false),
                new SplitSignal(),
                Order.AS_RECORDED,
                Duration.ofMinutes(1));
        RecordingSummary came = recorder.record(request, this::take);
        synchronized (this) {
            summary = came;
            if (came.units() != recorded) {
                complaints.add(name + " tells of " + came.units() + " units, its files held " + recorded);
            }
        }
    }

    private void take(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.PartClosed(Part part) -> check(part);
            case RecordingEvent.GapFound(Gap gap) -> list(gap);
            default -> {}
        }
    }

    private synchronized void list(Gap gap) {
        listed += gap.units();
    }

    /** Holds a finished part against what was on air, byte for byte, and removes it. */
    private synchronized void check(Part part) {
        try {
            byte[] data = Files.readAllBytes(part.file());
            List<PublishedSegments.Segment> segments = published.of(name);
            int at = 0;
            while (at < data.length) {
                PublishedSegments.Segment found = PublishedSegments.at(data, at, segments, next);
                if (found == null) {
                    complaints.add(part.file().getFileName() + " holds from byte " + at + " what was not on air then");
                    break;
                }
                if (next >= 0) {
                    missing += found.index() - next;
                }
                next = found.index() + 1;
                recorded++;
                at += found.bytes();
            }
            Files.delete(part.file());
        } catch (IOException e) {
            complaints.add(name + ": " + e);
        }
    }

    synchronized long recorded() {
        return recorded;
    }

    /** Units between the first and the last recorded that are in no file. */
    synchronized long missing() {
        return missing;
    }

    /** Units that the recording itself says are missing. */
    synchronized long listed() {
        return listed;
    }

    synchronized List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        if (missing > listed) {
            all.add(name + " lost " + (missing - listed) + " units and does not say so: " + url);
        }
        if (summary == null) {
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
