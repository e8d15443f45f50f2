package io.aircheck.music.cloud.acrcloud;

import io.aircheck.music.Identification;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.cloud.Multipart;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Asks ACRCloud. A request is paid for whether or not it finds something. */
public final class AcrCloud implements Recogniser {

    public static final String NAME = "acrcloud";

    /** More costs time and finds nothing more. */
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(12);

    private final AcrCloudAccount account;
    private final Service service;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param clock whose time is signed; the service takes it when it is right to some minutes */
    public AcrCloud(AcrCloudAccount account, HttpClient http, InstantSource clock, RandomGenerator random) {
        this.account = account;
        this.service = new Service("ACRCloud", http, account.accessKey(), account.accessSecret());
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Identification identify(Sample sample) throws InterruptedException {
        byte[] wav = sample.middle(LONGEST_SAMPLE).wav();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("access_key", account.accessKey().value());
        fields.put("sample_bytes", Integer.toString(wav.length));
        fields.put("timestamp", timestamp);
        fields.put("signature", AcrCloudSignature.of(account, "audio", timestamp));
        fields.put("data_type", "audio");
        fields.put("signature_version", AcrCloudSignature.VERSION);
        try {
            Service.Answer answer = service.ask(Multipart.post(
                    account.origin() + AcrCloudSignature.PATH, fields, "sample", "sample.wav", wav, random));
            return AcrCloudAnswer.read(service, answer, clock.instant());
        } catch (Refusal e) {
            return e.refused();
        }
    }
}
