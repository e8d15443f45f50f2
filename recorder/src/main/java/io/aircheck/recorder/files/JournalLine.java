package io.aircheck.recorder.files;

import io.aircheck.recorder.files.JournalEntry.Begun;
import io.aircheck.recorder.files.JournalEntry.Ended;
import io.aircheck.recorder.files.JournalEntry.GapNoted;
import io.aircheck.recorder.files.JournalEntry.PartBegun;
import io.aircheck.recorder.files.JournalEntry.PartDelivered;
import io.aircheck.recorder.files.JournalEntry.PartEnded;
import io.aircheck.recorder.files.JournalEntry.TitleNoted;
import io.aircheck.recorder.files.JournalEntry.UnitWritten;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.Source;
import io.aircheck.recorder.files.Manifest.TitleEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An entry as a line of a journal. There is one for each unit, so it is written property by property: to have it found out by
 * reflection what an entry consists of takes six hundred classes that recording needs for nothing else. What is null is left
 * out. Journals are read by reflection, once, when a recording ends or is recovered.
 */
final class JournalLine {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 320;

    private final JsonGenerator json;

    private JournalLine(JsonGenerator json) {
        this.json = json;
    }

    /** One JSON object and the end of the line, in UTF-8. */
    static byte[] of(JournalEntry entry) {
        var line = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            json.writeStartObject();
            new JournalLine(json).entry(entry);
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private void entry(JournalEntry entry) {
        switch (entry) {
            case Begun(int schema, Source source) -> {
                kind("begun");
                json.writeNumberProperty("schema", schema);
                json.writeObjectPropertyStart("source");
                source(source);
                json.writeEndObject();
            }
            case PartBegun part -> {
                kind("part");
                json.writeNumberProperty("part", part.part());
                text("file", part.file());
                text("container", part.container().toString());
                text("configuration", part.configuration());
            }
            case UnitWritten(int part, UnitEntry unit) -> {
                kind("unit");
                json.writeNumberProperty("part", part);
                json.writeObjectPropertyStart("unit");
                unit(unit);
                json.writeEndObject();
            }
            case PartEnded part -> {
                kind("partEnded");
                json.writeNumberProperty("part", part.part());
                json.writeNumberProperty("bytes", part.bytes());
                json.writeNumberProperty("units", part.units());
                json.writeBooleanProperty("recovered", part.recovered());
                text("frameCrc32c", part.frameCrc32c());
            }
            case PartDelivered(int part, @Nullable Delivered delivered) -> {
                kind("delivered");
                json.writeNumberProperty("part", part);
                if (delivered != null) {
                    json.writeObjectPropertyStart("delivered");
                    delivered(delivered);
                    json.writeEndObject();
                }
            }
            case GapNoted(GapEntry gap) -> {
                kind("gap");
                json.writeObjectPropertyStart("gap");
                gap(gap);
                json.writeEndObject();
            }
            case TitleNoted(TitleEntry title) -> {
                kind("title");
                json.writeObjectPropertyStart("title");
                text("title", title.title());
                json.writeNumberProperty("atMillis", title.atMillis());
                time("wall", title.wall());
                json.writeEndObject();
            }
            case Ended ended -> {
                kind("ended");
                text("reason", ended.reason().toString());
                text("message", ended.message());
            }
        }
    }

    private void source(Source source) {
        text("platform", source.platform());
        text("room", source.room());
        text("roomUrl", source.roomUrl());
        text("streamUrl", source.streamUrl());
        text("protocol", source.protocol());
        text("quality", source.quality());
    }

    private void unit(UnitEntry unit) {
        json.writeNumberProperty("epoch", unit.epoch());
        json.writeNumberProperty("sequence", unit.sequence());
        json.writeNumberProperty("offset", unit.offset());
        json.writeNumberProperty("bytes", unit.bytes());
        text("crc32c", unit.crc32c());
        text("receivedCrc32c", unit.receivedCrc32c());
        json.writeNumberProperty("durationMillis", unit.durationMillis());
        time("programDateTime", unit.programDateTime());
        time("receivedAt", unit.receivedAt());
    }

    private void delivered(Delivered delivered) {
        text("file", delivered.file());
        json.writeNumberProperty("bytes", delivered.bytes());
        json.writeNumberProperty("durationMillis", delivered.durationMillis());
        text("source", delivered.source());
    }

    private void gap(GapEntry gap) {
        time("at", gap.at());
        json.writeNumberProperty("lengthMillis", gap.lengthMillis());
        json.writeNumberProperty("units", gap.units());
        text("cause", gap.cause().toString());
        text("detail", gap.detail());
    }

    /** Comes first, since a journal is known by its first bytes. */
    private void kind(String name) {
        text("entry", name);
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private void time(String name, @Nullable Instant value) {
        text(name, value == null ? null : value.toString());
    }
}
