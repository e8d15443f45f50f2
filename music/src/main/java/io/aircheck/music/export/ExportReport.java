package io.aircheck.music.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an export did.
 *
 * @param container as FFmpeg calls it
 * @param asked the ranges that were to be silent or gone
 * @param done the ranges that are, of the first sound track: up to two frames shorter than what was asked where sound became
 *     silent, longer where pictures were cut
 * @param packets how many packets of sound were made silent; 0 where pieces were cut out
 */
public record ExportReport(
        Path source,
        Path file,
        String container,
        Kind kind,
        List<TimeRange> asked,
        List<TimeRange> done,
        long packets) {

    public enum Kind {
        MUTE,
        CUT
    }

    public ExportReport {
        asked = List.copyOf(asked);
        done = List.copyOf(done);
    }

    /** As {@code aircheck export --json} prints it; times are seconds. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("source", source.toString());
        json.put("file", file.toString());
        json.put("container", container);
        json.put("kind", kind.name().toLowerCase(Locale.ROOT));
        ranges(json.putArray("asked"), asked);
        ranges(json.putArray("done"), done);
        json.put("packets", packets);
        return json;
    }

    private static void ranges(ArrayNode array, List<TimeRange> ranges) {
        for (TimeRange range : ranges) {
            array.addObject().put("start", seconds(range.start())).put("end", seconds(range.end()));
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
