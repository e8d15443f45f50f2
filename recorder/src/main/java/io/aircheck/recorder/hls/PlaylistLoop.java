package io.aircheck.recorder.hls;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.HlsPlaylist;
import io.aircheck.media.hls.MasterPlaylist;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.PlaylistException;
import io.aircheck.media.hls.Variant;
import io.aircheck.net.ForbiddenAddressException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.connection.StreamRequests;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Loads the playlist again and again, never waiting for segments, until the stream is over. A playlist that cannot be had
 * is an incident; the end is what the playlist or the platform says, or a long silence.
 */
final class PlaylistLoop {

    private static final int MOST_PLAYLIST_BYTES = 4 << 20;
    private static final int FAILURES_BEFORE_ASKING = 3;

    private final HttpClient http;
    private final HlsSettings settings;
    private final SegmentQueue queue;
    private final Resolver resolver;
    private final ReloadClock reloads;
    private final Progress progress;
    private final SegmentTimeline timeline;
    private final long began = System.nanoTime();

    private volatile LiveStream stream;
    private volatile boolean addressRefused;
    /** Whether the playlist's server no longer lets us. */
    private boolean playlistRefused;

    private PlaylistAddress address;
    private @Nullable Variant variant;
    private Map<String, String> definitions = Map.of();
    private @Nullable MediaPlaylist previous;
    private int failures;
    /** Whether the last request was not answered within its time. */
    private boolean hangs;

    private String lastProblem = "";
    private long lastChange = began;
    private long failingSince = began;
    private boolean saidOffline;
    private @Nullable String whyOffline;

    PlaylistLoop(
            HttpClient http,
            HlsSettings settings,
            SegmentQueue queue,
            StreamSource source,
            Progress progress,
            RandomGenerator random) {
        this.http = http;
        this.settings = settings;
        this.queue = queue;
        this.progress = progress;
        this.timeline = new SegmentTimeline(settings.entry());
        this.resolver = new Resolver(source, settings);
        this.reloads = new ReloadClock(settings.reloadFloor(), random);
        this.stream = source.stream();
        this.address = new PlaylistAddress(stream.url());
    }

    /** Requests as the stream wants them now. */
    StreamRequests requests() {
        return new StreamRequests(stream);
    }

    /** A segment's server no longer lets us: the addresses are to be renewed. */
    void addressRefused() {
        addressRefused = true;
    }

    /** Blocks until the stream is over; segments may still be under way then. */
    End run() throws InterruptedException {
        try {
            while (true) {
                long started = System.nanoTime();
                Duration interval = reload();
                if (previous != null && previous.ended() && failures == 0) {
                    return new End(EndReason.STREAM_ENDED, null);
                }
                Resolver.Answer answer = resolver.await(ReloadClock.rest(started, interval, System.nanoTime()));
                End end = answer == null ? null : consider(answer);
                end = end == null ? silence() : end;
                if (end != null) {
                    return end;
                }
            }
        } catch (HopelessException e) {
            return e.end;
        } finally {
            resolver.close();
        }
    }

    /** One request. @return how long after its beginning the next one is due */
    private Duration reload() throws InterruptedException, HopelessException {
        try {
            HttpAnswer answer = load();
            HlsPlaylist playlist = HlsParser.parse(answer.text(), answer.url(), previous, definitions);
            return switch (playlist) {
                case MasterPlaylist master -> {
                    choose(master);
                    yield Duration.ZERO;
                }
                case MediaPlaylist media -> {
                    address.answered(answer.url());
                    yield take(media);
                }
            };
        } catch (ForbiddenAddressException e) {
            throw new HopelessException(EndReason.REFUSED, String.valueOf(e.getMessage()));
        } catch (PlaylistException e) {
            return failed("the playlist could not be used: " + e.getMessage());
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            queue.siteIsAway();
            if (e instanceof SocketTimeoutException) {
                resolver.ask();
            }
            return failed("the playlist could not be used: " + e.getMessage());
        } catch (FetchFailure e) {
            playlistRefused = e.kind() == FetchFailure.Kind.REFUSED;
            if (playlistRefused) {
                resolver.ask();
            }
            if (e.kind() == FetchFailure.Kind.ABSENT && failures == 0 && previous != null) {
                queue.update(previous, timeline.epoch(), timeline.beyond());
            }
            return failed("the playlist could not be had: " + e.getMessage());
        }
    }

    private HttpAnswer load() throws IOException, FetchFailure, InterruptedException {
        Duration target = previous == null ? Duration.ZERO : previous.targetDuration();
        Duration limit = target.compareTo(settings.playlistDeadline()) > 0 ? target : settings.playlistDeadline();
        String url = address.next(previous);
        limit = address.blocks() ? limit.plus(target.multipliedBy(2)) : limit;
        boolean hungBefore = hangs;
        hangs = false;
        HttpAnswer answer =
                RepeatedRequest.load(http, requests().to(url).maxBodyBytes(MOST_PLAYLIST_BYTES), limit, () -> {
                    hangs = true;
                    if (!hungBefore) {
                        queue.incident("the playlist does not come; it is asked for once more on another connection");
                    }
                });
        queue.siteAnswers();
        if (!answer.isSuccess()) {
            throw FetchFailure.ofStatus(answer.status());
        }
        return answer;
    }

    private void choose(MasterPlaylist master) throws HopelessException, PlaylistException {
        if (!address.is(stream.url())) {
            throw new PlaylistException(0, "the master playlist names another master playlist as its variant");
        }
        Variant best = variant == null ? master.best() : master.like(variant);
        if (master.separateAudioOf(best).isPresent()) {
            throw new HopelessException(
                    EndReason.UNSUPPORTED, "the stream's sound is a playlist of its own, which FFmpeg must record");
        }
        variant = best;
        definitions = master.definitions();
        address = new PlaylistAddress(best.url());
    }

    private Duration take(MediaPlaylist playlist) {
        List<Change> changes = timeline.take(playlist);
        queue.update(playlist, timeline.epoch(), changes);
        boolean changed = changes.stream().anyMatch(Change.Added.class::isInstance);
        if (failures > 0) {
            queue.incident("the playlist is back");
        }
        failures = 0;
        playlistRefused = false;
        previous = playlist;
        if (changed) {
            lastChange = System.nanoTime();
            saidOffline = false;
            if (!addressRefused) {
                resolver.allIsWell();
            }
        } else if (since(lastChange).compareTo(frozenAfter(playlist)) > 0) {
            resolver.ask();
        }
        if (addressRefused) {
            resolver.ask();
        }
        return address.blocks() && changed ? settings.reloadFloor() : reloads.interval(playlist, changed);
    }

    private Duration frozenAfter(MediaPlaylist playlist) {
        Duration targets = playlist.targetDuration().multipliedBy(3);
        return targets.compareTo(settings.frozenAfter()) > 0 ? targets : settings.frozenAfter();
    }

    private Duration failed(String problem) throws HopelessException {
        failingSince = failures == 0 ? System.nanoTime() : failingSince;
        failures++;
        if (since(failingSince).compareTo(settings.frozenAfter().dividedBy(2)) > 0) {
            timeline.confirmBeyond(queue::settle); // nobody else will list it
        }
        address.failed();
        if (failures >= FAILURES_BEFORE_ASKING) {
            address = new PlaylistAddress(stream.url());
            resolver.ask();
        }
        if (!problem.equals(lastProblem) || failures == 1) {
            queue.incident(problem);
        }
        lastProblem = problem;
        if (previous == null && since(began).compareTo(settings.unusableAfter()) > 0) {
            throw new HopelessException(EndReason.FAILED, problem);
        }
        Duration pause = settings.firstPause().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    /** What the platform says decides only where the stream itself does not say otherwise. */
    private @Nullable End consider(Resolver.Answer answer) {
        StreamSource.Resolution resolution = answer.resolution();
        if (resolution == null) {
            queue.incident("the platform could not be asked: " + answer.problem());
            return null;
        }
        return switch (resolution.status()) {
            case RoomStatus.Live live -> {
                saidOffline = false;
                LiveStream fresh = resolution.stream();
                if (fresh != null) {
                    renew(fresh);
                }
                yield null;
            }
            case RoomStatus.Offline offline -> offline(null);
            case RoomStatus.NotFound gone -> offline(gone.reason());
            case RoomStatus.LoginRequired refusal -> refused(refusal);
            case RoomStatus.GeoBlocked refusal -> refused(refusal);
            case RoomStatus.Private refusal -> refused(refusal);
            case RoomStatus.Blocked unsaid -> unsaid(unsaid);
            case RoomStatus.Failed unsaid -> unsaid(unsaid);
        };
    }

    private void renew(LiveStream fresh) {
        boolean other = !fresh.url().equals(stream.url());
        if (other || addressRefused) {
            stream = fresh;
            address = new PlaylistAddress(fresh.url());
            addressRefused = false;
        }
        if (other) {
            queue.incident("the platform gave a new address");
        }
    }

    private @Nullable End offline(@Nullable String why) {
        saidOffline = true;
        whyOffline = why;
        return null;
    }

    private @Nullable End refused(RoomStatus.Unavailable refusal) {
        return failures > 0 || addressRefused ? new End(EndReason.REFUSED, refusal.reason()) : null;
    }

    private @Nullable End unsaid(RoomStatus.Unavailable status) {
        queue.incident("the platform does not say whether the room is live: " + status.reason());
        return null;
    }

    private @Nullable End silence() {
        Duration frozen = since(lastChange);
        // A server in trouble says 404 for a while too, and where the address is all there is, "offline" says no more.
        boolean gone = failures > 0 && since(failingSince).compareTo(settings.frozenAfter()) > 0;
        if (saidOffline && (gone || frozen.compareTo(settings.frozenOffline()) > 0)) {
            return new End(EndReason.OFFLINE, gone ? whyOffline : null);
        }
        Duration silent = since(progress.last());
        if (silent.compareTo(settings.endAfterSilence()) > 0) {
            String why = failures > 0 ? "; " + lastProblem : "";
            return new End(
                    playlistRefused ? EndReason.REFUSED : EndReason.SILENCE,
                    "nothing new came for " + silent.toSeconds() + " s" + why);
        }
        return null;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** No further attempt can help. */
    private static final class HopelessException extends Exception {

        private final End end;

        HopelessException(EndReason reason, String message) {
            super(message);
            this.end = new End(reason, message);
        }
    }
}
