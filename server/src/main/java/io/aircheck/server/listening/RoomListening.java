package io.aircheck.server.listening;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Sample;
import io.aircheck.music.identify.Identifier;
import io.aircheck.music.identify.Outcome;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.hls.Entry;
import io.aircheck.recorder.session.Engines;
import io.aircheck.recorder.tap.SoundOnly;
import io.aircheck.recorder.tap.Tap;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens in on rooms, videos and clips: their sound alone or else their lowest quality, as it is offered, begins with what is
 * already there, and leaves no recording behind.
 *
 * @param seconds how much to listen to
 * @param at the place in a video or clip, or in what a live room's playlist holds; null for several places of a video and for
 *     what is on air now
 */
public record RoomListening(
        Reach reach,
        FFmpeg ffmpeg,
        Identifier identifier,
        Duration seconds,
        @Nullable Duration at) {

    private static final StreamChoice SOUND = StreamChoice.parse("audio_only");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What a finished file may have at the most: an hour of video in low quality. */
    private static final long MOST_BYTES = 512L << 20;
    /** With less the catalogue is seldom sure. */
    private static final Duration WORTH_A_GLANCE = Duration.ofSeconds(2);

    private static final List<Double> PLACES_OF_A_VIDEO = List.of(0.5, 0.25, 0.75);

    /** @param begun is told which stream is listened to */
    public Hearing of(PlatformRegistry.Match match, BiConsumer<RoomDetails, LiveStream> begun)
            throws IOException, InterruptedException {
        Credentials credentials = reach.credentials().apply(match.room());
        RoomStatus status = reach.checker().check(match, credentials);
        if (!(status instanceof RoomStatus.Live live)) {
            return new Hearing.NotLive(status);
        }
        try (PlatformSource source = new PlatformSource(reach.checker(), match, credentials, SOUND, live)) {
            LiveStream stream = source.stream();
            begun.accept(live.details(), stream);
            boolean finite = match.room().kind() != Room.Kind.LIVE;
            return finite && at == null && stream.protocol() == Protocol.HLS
                    ? atSeveralPlaces(source, match)
                    : once(source, match, at == null ? new Entry.Last(seconds) : new Entry.At(at));
        }
    }

    private Hearing once(PlatformSource source, PlatformRegistry.Match match, Entry entry)
            throws IOException, InterruptedException {
        try (Listening listening = new Listening(source, match, entry)) {
            return listening.isFinishedFile() ? new Hearing.Heard(ofFile(listening.file)) : listening.answer();
        }
    }

    private Outcome ofFile(Path file) throws IOException, InterruptedException {
        return at == null ? identifier.identify(file, seconds) : identifier.identifyAt(file, at, seconds);
    }

    /** The catalogue is asked about all places; about the first one the services, too, if it does not know any. */
    private Hearing atSeveralPlaces(PlatformSource source, PlatformRegistry.Match match)
            throws IOException, InterruptedException {
        Sample first = null;
        Hearing last = new Hearing.Silent(EndReason.FAILED, null);
        for (double part : PLACES_OF_A_VIDEO) {
            try (Listening listening = new Listening(source, match, new Entry.Share(part))) {
                Optional<Sample> sample = listening.sample();
                Optional<Outcome> known = sample.flatMap(identifier::glance);
                if (known.isPresent()) {
                    return new Hearing.Heard(known.get());
                }
                first = first == null ? sample.orElse(null) : first;
                last = sample.isPresent() ? last : listening.unheard();
            }
        }
        return first == null ? last : new Hearing.Heard(identifier.identify(first));
    }

    /** A stream that is listened in on, from its beginning until there is enough of it. */
    private final class Listening implements AutoCloseable {

        private final Path file = Files.createTempFile("aircheck-", ".listening");
        private final boolean progressive;
        private final Tap.Taken taken;
        private final StreamEngine.End end;
        private @Nullable Outcome known;

        Listening(PlatformSource source, PlatformRegistry.Match match, Entry entry)
                throws IOException, InterruptedException {
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                var sound = new SoundOnly(source);
                Tap tap = new Tap(file, out, this::wantsMore);
                LiveStream stream = sound.stream();
                progressive = stream.protocol() == Protocol.PROGRESSIVE;
                end = Engines.listeningIn(entry, () -> new FFmpegLookup.Found(ffmpeg), Clock.systemUTC())
                        .of(stream, reach.network().apply(match.room()), PATIENCE)
                        .run(sound, tap);
                taken = tap.taken();
            } catch (IOException | InterruptedException | RuntimeException e) {
                close();
                throw e;
            }
        }

        private boolean wantsMore(Tap.Taken soFar) throws StorageException {
            if (soFar.bytes() >= MOST_BYTES) {
                return false;
            }
            if (soFar.length().isZero()) {
                return true;
            }
            return soFar.length().compareTo(seconds) < 0 && !isKnownAlready(soFar);
        }

        /** Streams that come no faster than they are played need not be waited for where less is enough. */
        private boolean isKnownAlready(Tap.Taken soFar) {
            if (soFar.length().compareTo(WORTH_A_GLANCE) < 0) {
                return false;
            }
            try {
                Sample sample = identifier.last(file, seconds);
                // Where one song has just followed another, the newest seconds alone are the clearer.
                known = identifier
                        .glance(sample)
                        .or(() -> identifier.glance(sample.last(WORTH_A_GLANCE)))
                        .orElse(null);
                return known != null;
            } catch (IOException e) {
                // Too little to be decoded yet.
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        boolean isFinishedFile() {
            return progressive && taken.units() > 0 && taken.length().isZero();
        }

        Optional<Sample> sample() throws IOException, InterruptedException {
            return taken.units() == 0 ? Optional.empty() : Optional.of(identifier.last(file, seconds));
        }

        Hearing answer() throws IOException, InterruptedException {
            if (known != null) {
                return new Hearing.Heard(known);
            }
            Optional<Sample> sample = sample();
            return sample.isPresent() ? new Hearing.Heard(identifier.identify(sample.get())) : unheard();
        }

        Hearing unheard() {
            return new Hearing.Silent(end.reason(), end.message());
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
