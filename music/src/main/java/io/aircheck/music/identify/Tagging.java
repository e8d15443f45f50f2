package io.aircheck.music.identify;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.TrackReader;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.acoustid.AcoustId;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.net.HttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names files that do not say who made them, by asking AcoustID while they are added. All else is as the files have it. */
public final class Tagging implements TrackReader {

    private static final Logger LOG = LoggerFactory.getLogger(Tagging.class);
    /** AcoustID's own measure; a lower score is often another piece of the same length. */
    private static final double LEAST_SCORE = 0.8;

    private final TrackReader files;
    private final FFmpeg ffmpeg;
    private final AcoustId acoustId;
    private volatile boolean givenUp;

    Tagging(TrackReader files, FFmpeg ffmpeg, AcoustId acoustId) {
        this.files = files;
        this.ffmpeg = ffmpeg;
        this.acoustId = acoustId;
    }

    /** A reader that asks where the user has a key, else the one that it is given. */
    public static TrackReader of(
            TrackReader files,
            FFmpeg ffmpeg,
            Accounts accounts,
            HttpClient http,
            InstantSource clock,
            Pace.Pause pause) {
        return accounts.acoustId() == null
                ? files
                : new Tagging(
                        files,
                        ffmpeg,
                        new AcoustId(
                                AcoustId.ENDPOINT,
                                accounts.acoustId(),
                                http,
                                new Pace(AcoustId.SPACING, clock, pause)));
    }

    @Override
    public Description describe(Path file) throws IOException, InterruptedException {
        Description own = files.describe(file);
        return own.song().artists().isEmpty() && !givenUp
                ? new Description(named(own.song(), file), own.length())
                : own;
    }

    private Song named(Song own, Path file) throws IOException, InterruptedException {
        Identification answer = acoustId.identify(ffmpeg, file);
        if (answer instanceof Refused refused) {
            LOG.warn("{}", refused.reason());
            givenUp = answer instanceof BadKey || answer instanceof Quota;
        }
        return answer instanceof Identified(List<Match> matches, List<Match> _)
                        && matches.getFirst().confidence() >= LEAST_SCORE
                ? joined(matches.getFirst().song(), own)
                : own;
    }

    /** What the file says of itself stays; its name, taken for want of a title, does not. */
    private static Song joined(Song found, Song own) {
        return new Song(
                found.title(),
                found.artists(),
                own.album() == null ? found.album() : own.album(),
                own.label() == null ? found.label() : own.label(),
                own.isrc() == null ? found.isrc() : own.isrc(),
                own.year() == null ? found.year() : own.year(),
                own.external().or(found.external()));
    }

    @Override
    public Fingerprint fingerprint(Path file) throws IOException, InterruptedException {
        return files.fingerprint(file);
    }
}
