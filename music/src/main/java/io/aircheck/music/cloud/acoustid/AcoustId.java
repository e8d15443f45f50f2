package io.aircheck.music.cloud.acoustid;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.Service;
import io.aircheck.music.cloud.chromaprint.Chromaprint;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names whole pieces of music, such as the files of a catalogue that have no tags. It finds no snippets: AcoustID compares the
 * beginnings of pieces that are equally long to some seconds. As a {@link Recogniser} it takes a sample for a whole piece.
 */
public final class AcoustId implements Recogniser {

    public static final String NAME = "acoustid";
    public static final String ENDPOINT = "https://api.acoustid.org/v2/lookup";
    /** The public service takes three requests a second. */
    public static final Duration SPACING = Duration.ofMillis(350);

    private final String endpoint;
    private final Secret client;
    private final Service service;
    private final Pace pace;

    /**
     * @param endpoint usually {@link #ENDPOINT}
     * @param client the key of an application
     * @param pace usually of {@link #SPACING}, shared by all that ask from this machine
     */
    public AcoustId(String endpoint, Secret client, HttpClient http, Pace pace) {
        this.endpoint = endpoint;
        this.client = client;
        this.service = new Service("AcoustID", http, client);
        this.pace = pace;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Identification identify(Sample sample) throws InterruptedException {
        return identify(Chromaprint.of(sample), sample.length());
    }

    /** @throws FFmpegException if the file has no sound that FFmpeg can read */
    public Identification identify(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        Duration length = Probe.of(ffmpeg, file).duration();
        Sample beginning = Sample.of(ffmpeg, file, Duration.ZERO, Duration.ofSeconds(Chromaprint.SECONDS));
        return identify(Chromaprint.of(beginning), length);
    }

    /** @param length of the whole piece, of which the fingerprint may be the beginning */
    public Identification identify(Chromaprint fingerprint, Duration length) throws InterruptedException {
        if (fingerprint.items().length == 0) {
            return new NoMatch();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("format", "json");
        fields.put("client", client.value());
        fields.put("duration", Long.toString(Math.max(1, Math.round(length.toMillis() / 1000.0))));
        fields.put("fingerprint", fingerprint.text());
        fields.put("meta", "recordings releasegroups compress");
        pace.await();
        try {
            return AcoustIdAnswer.read(service, service.ask(HttpRequest.postForm(endpoint, fields)), length);
        } catch (Refusal e) {
            return e.refused();
        }
    }
}
