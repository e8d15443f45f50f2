package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.Source;
import io.aircheck.recorder.files.Manifest.TitleEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A line is what its entry is read from again. */
class JournalLineTest {

    private static final Instant AT = Instant.parse("2026-11-30T20:45:38.125Z");

    static final List<JournalEntry> ENTRIES = List.of(
            new JournalEntry.Begun(
                    1, new Source("douyin", "7", "https://live.example/7", "http://e/a.m3u8", "HLS", "best")),
            new JournalEntry.Begun(1, new Source(null, null, null, "http://e/a.flv", "FLV", "")),
            new JournalEntry.PartBegun(2, "主播 \"直播\"\\夜\n.ts", Container.TS, "avc1 1920x1080"),
            new JournalEntry.UnitWritten(
                    2, new UnitEntry(1, 1L << 40, 188, 750_000, "0badcafe", "deadbeef", 2000, AT, AT.plusSeconds(3))),
            new JournalEntry.UnitWritten(0, new UnitEntry(0, 0, 0, 1, "00000000", null, 0, null, AT)),
            new JournalEntry.PartEnded(2, 1L << 41, 7, true, "12345678"),
            new JournalEntry.PartEnded(2, 0, 0, false, null),
            new JournalEntry.PartDelivered(2, new Delivered("a.mp4", 5, 6, "a.source.ts")),
            new JournalEntry.PartDelivered(2, new Delivered("a.mp4", 5, 6, null)),
            new JournalEntry.PartDelivered(2, null),
            new JournalEntry.GapNoted(new GapEntry(AT, 4000, 2, Gap.Cause.values()[0], "HTTP 404 \u2028\ud83d\ude00")),
            new JournalEntry.TitleNoted(new TitleEntry("夜曲 / Nocturne", 1234, AT)),
            new JournalEntry.Ended(EndReason.STREAM_ENDED, null),
            new JournalEntry.Ended(EndReason.STOPPED, "by hand"));

    @ParameterizedTest
    @FieldSource("ENTRIES")
    void isReadAsTheEntryThatWasWritten(JournalEntry entry) {
        byte[] line = JournalLine.of(entry);
        assertThat(ManifestJson.mapper().readValue(line, JournalEntry.class)).isEqualTo(entry);
        assertThat(new String(line, StandardCharsets.UTF_8))
                .startsWith("{\"entry\":\"")
                .endsWith("}\n");
        assertThat(line).containsOnlyOnce('\n');
    }

    @Test
    void everyKindOfEntryIsAmongThem() {
        assertThat(ENTRIES.stream().map(Object::getClass).distinct().toList())
                .hasSize(Arrays.asList(JournalEntry.class.getPermittedSubclasses())
                        .size());
    }
}
