package io.aircheck.cli;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingSummary;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code record --json} ends with: one object; times in seconds, sizes in bytes. */
final class SummaryJson {

    private SummaryJson() {}

    static ObjectNode of(String url, RecordingSummary summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", url);
        ArrayNode files = json.putArray("files");
        for (Part part : summary.parts()) {
            ObjectNode file = files.addObject();
            file.put("file", part.file().toString());
            file.put("bytes", part.bytes());
            file.put("seconds", seconds(part.duration()));
            file.put("startedAt", part.startedAt().toString());
            file.put("units", part.units());
        }
        json.put("units", summary.units());
        ArrayNode gaps = json.putArray("gaps");
        for (Gap gap : summary.gaps()) {
            ObjectNode one = gaps.addObject();
            one.put("cause", gap.cause().name().toLowerCase(Locale.ROOT));
            one.put("seconds", seconds(gap.length()));
            one.put("at", gap.at().toString());
            one.put("detail", gap.detail());
        }
        json.put("bytes", summary.bytes());
        json.put("seconds", seconds(summary.duration()));
        json.put("reason", summary.reason().name().toLowerCase(Locale.ROOT));
        json.put("message", summary.message());
        json.put(
                "manifest",
                summary.manifest() == null ? null : summary.manifest().toString());
        return json;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
