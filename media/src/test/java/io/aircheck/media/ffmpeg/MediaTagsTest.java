package io.aircheck.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MediaTagsTest {

    @Test
    void readsTheTagsOfAFile() {
        MediaTags tags = MediaTags.parse("""
                format.duration="214.042000"
                format.tags.title="Ember \\"River\\""
                format.tags.ARTIST="Hollow Moon"
                format.tags.MusicBrainz_Track_Id="cd2e7c47-16f5-46c6-a37c-a1eb7bf599ff"
                format.tags.comment="two\\nlines \\$5 \\\\"
                """);
        assertThat(tags.duration()).isEqualTo(Duration.ofMillis(214_042));
        assertThat(tags.first("title")).isEqualTo("Ember \"River\"");
        assertThat(tags.first("nothing", "artist")).isEqualTo("Hollow Moon");
        assertThat(tags.first("musicbrainz_track_id")).isEqualTo("cd2e7c47-16f5-46c6-a37c-a1eb7bf599ff");
        assertThat(tags.first("comment")).isEqualTo("two\nlines $5 \\");
        assertThat(tags.first("nothing")).isNull();
    }

    @Test
    void readsTheTagsOfAStreamWhereTheFileHasNone() {
        MediaTags tags = MediaTags.parse("""
                streams.stream.0.tags.TITLE="of the stream"
                streams.stream.0.tags.ALBUM="of the stream"
                format.tags.ALBUM="of the file"
                format.duration="N/A"
                """);
        assertThat(tags.first("title")).isEqualTo("of the stream");
        assertThat(tags.first("album")).isEqualTo("of the file");
        assertThat(tags.duration()).isZero();
    }

    @Test
    void aTagOfAMegabyteIsCut() {
        assertThat(MediaTags.parse("format.tags.title=\"" + "x".repeat(1 << 20) + "\"")
                        .first("title"))
                .hasSize(500);
    }
}
