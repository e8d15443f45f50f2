package io.aircheck.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line of {@code identify --json}, which others' programs read. */
class IdentificationJsonTest {

    @Test
    void writesAllThatIsKnown() {
        var ids = new ExternalIds(
                "v1",
                new ServiceIds("t", "al", List.of("ar1", "ar2")),
                new ServiceIds("7", null, List.of()),
                "mb",
                null);
        var song = new Song(
                "Ember River", List.of("Hollow Moon", "夜"), "Night Glass", "Copper", "QZABC2400001", 2024, ids);
        var match = new Match(song, 0.98, "catalogue", "a.flac", Duration.ofMillis(61_340), 1.02, 1, null);
        assertThat(IdentificationJson.of("x.ts", new Identified(List.of(match), List.of()), Duration.ofNanos(7_940_000))
                        .toString())
                .isEqualTo("""
                        {"source":"x.ts","state":"identified","matches":[{"title":"Ember River",\
                        "artists":["Hollow Moon","夜"],"album":"Night Glass","label":"Copper","isrc":"QZABC2400001",\
                        "confidence":0.98,"recogniser":"catalogue","trackFile":"a.flac","trackOffset":61.34,"tempo":1.02,\
                        "pitch":1.0,"external":{"youtube":"v1","spotify":{"track":"t","album":"al",\
                        "artists":["ar1","ar2"]},"deezer":{"track":"7","album":null,"artists":[]},"musicbrainz":"mb"}}],\
                        "ambiguous":[],"cpuMillis":7.9,"error":null}""");
    }

    @Test
    void saysThatNothingWasFoundAndWhyNothingWasDone() {
        assertThat(IdentificationJson.of("x", new NoMatch(), Duration.ZERO).toString())
                .isEqualTo("""
                        {"source":"x","state":"no_match","matches":[],"ambiguous":[],"cpuMillis":0.0,"error":null}""");
        assertThat(IdentificationJson.of("x", new Quota("used up"), Duration.ZERO)
                        .toString())
                .contains("\"state\":\"error\"", "\"error\":\"used up\"");
    }
}
