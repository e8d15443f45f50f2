package io.aircheck.music.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.TrackReader;
import io.aircheck.music.cloud.FormServer;
import io.aircheck.music.cloud.FormServer.Reply;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.acoustid.AcoustId;
import io.aircheck.music.fingerprint.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingTest {

    private static final String FOUND = """
            {"status":"ok","results":[{"id":"9ff43b6a-0000-4000-8000-000000000000","score":%s,"recordings":[
             {"id":"cd2e7c47-0000-4000-8000-000000000000","title":"Ember River","duration":30,
              "artists":[{"id":"x","name":"Hollow Moon"}],
              "releasegroups":[{"id":"y","type":"Album","title":"Night Glass"}]}]}]}""";

    @TempDir
    Path folder;

    private FFmpeg ffmpeg;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        file = Files.write(folder.resolve("track01.wav"), Outcomes.sample().wav());
    }

    @Test
    void namesAFileThatDoesNotNameItsArtist() throws Exception {
        try (var server = new FormServer(form -> Reply.json(FOUND.formatted("0.97")))) {
            Song song = tagging(server, file("track01")).describe(file).song();

            assertThat(song.announcement()).isEqualTo("Hollow Moon - Ember River");
            assertThat(song.album()).isEqualTo("Its own album");
            assertThat(song.external().musicbrainz()).isEqualTo("cd2e7c47-0000-4000-8000-000000000000");
        }
    }

    @Test
    void leavesAFileThatNamesItsArtistAlone() throws Exception {
        try (var server = new FormServer(form -> Reply.json(FOUND.formatted("0.97")))) {
            assertThat(tagging(server, file("Mine", "Me")).describe(file).song().title())
                    .isEqualTo("Mine");
            assertThat(server.forms).isEmpty();
        }
    }

    @Test
    void doesNotTakeAGuess() throws Exception {
        try (var server = new FormServer(form -> Reply.json(FOUND.formatted("0.5")))) {
            assertThat(tagging(server, file("track01")).describe(file).song().title())
                    .isEqualTo("track01");
        }
    }

    @Test
    void doesNotGoOnWithAKeyThatIsNotTaken() throws Exception {
        String refusal = "{\"status\":\"error\",\"error\":{\"code\":4,\"message\":\"invalid API key\"}}";
        try (var server = new FormServer(form -> Reply.json(400, refusal))) {
            TrackReader tagging = tagging(server, file("track01"));
            for (int i = 0; i < 3; i++) {
                assertThat(tagging.describe(file).song().title()).isEqualTo("track01");
            }
            assertThat(server.forms).hasSize(1);
        }
    }

    private Tagging tagging(FormServer server, Song song) {
        TrackReader files = new TrackReader() {
            @Override
            public Description describe(Path path) {
                return new Description(song, Duration.ofSeconds(30));
            }

            @Override
            public Fingerprint fingerprint(Path path) {
                throw new UnsupportedOperationException();
            }
        };
        var pace = new Pace(Duration.ZERO, InstantSource.system(), Thread::sleep);
        return new Tagging(
                files,
                ffmpeg,
                new AcoustId(server.url() + "/v2/lookup", new Secret("appkey"), FormServer.client(), pace));
    }

    private static Song file(String title, String... artists) {
        return new Song(title, List.of(artists), "Its own album", null, null, null, ExternalIds.NONE);
    }
}
