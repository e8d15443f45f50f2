package io.aircheck.music.cloud.audd;

import io.aircheck.music.Identification;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.cloud.Multipart;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Asks AudD. A request is paid for whether or not it finds something. */
public final class Audd implements Recogniser {

    public static final String NAME = "audd";
    public static final String ENDPOINT = "https://api.audd.io/";

    /** What the standard end point takes. */
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(12);

    private final String endpoint;
    private final Secret token;
    private final Service service;
    private final RandomGenerator random;

    /** @param endpoint usually {@link #ENDPOINT} */
    public Audd(String endpoint, Secret token, HttpClient http, RandomGenerator random) {
        this.endpoint = endpoint;
        this.token = token;
        this.service = new Service("AudD", http, token);
        this.random = random;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Identification identify(Sample sample) throws InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_token", token.value());
        fields.put("return", "spotify,deezer,apple_music,musicbrainz");
        byte[] wav = sample.middle(LONGEST_SAMPLE).wav();
        try {
            return AuddAnswer.read(
                    service, service.ask(Multipart.post(endpoint, fields, "file", "sample.wav", wav, random)));
        } catch (Refusal e) {
            return e.refused();
        }
    }
}
