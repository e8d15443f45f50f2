package io.aircheck.testkit.origin;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON with short names, as scripts outside read it. */
final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReportJson() {}

    static String text(Report report) {
        Channel channel = report.channel();
        return JSON.writeValueAsString(
                switch (report) {
                    case Report.Segmented(Channel _, List<Report.Segment> segments, Map<String, Report.Init> inits) ->
                        Map.of(
                                "type", "hls",
                                "name", channel.name(),
                                "p", channel.programme(),
                                "segments",
                                        segments.stream()
                                                .map(ReportJson::segment)
                                                .toList(),
                                "init", inits);
                    case Report.Flv(Channel _, List<Report.Connection> connections) ->
                        Map.of(
                                "type", "flv",
                                "name", channel.name(),
                                "p", channel.programme(),
                                "conns",
                                        connections.stream()
                                                .map(ReportJson::connection)
                                                .toList());
                    case Report.Radio(Channel _, var _, List<Report.Listening> listeners) ->
                        Map.of("type", "icy", "name", channel.name(), "p", channel.programme(), "listeners", listeners);
                });
    }

    private static Map<String, Object> segment(Report.Segment segment) {
        return Map.of(
                "i", segment.index(),
                "msn", segment.sequence(),
                "kind", segment.advertisement() ? "ad" : "media",
                "p", segment.programme(),
                "n", segment.programmeNumber(),
                "at", segment.publishedMillis(),
                "completed", segment.completed(),
                "bytes", segment.bytes(),
                "sha256", segment.sha256(),
                "head", segment.head());
    }

    /** Tags as rows of type, time, payload size, payload hash, lap. */
    private static Map<String, Object> connection(Report.Connection connection) {
        return Map.of(
                "startMs", connection.startMillis(),
                "endMs", connection.endMillis(),
                "tags",
                        connection.tags().stream()
                                .map(tag -> List.of(tag.type(), tag.millis(), tag.size(), tag.hash(), tag.lap()))
                                .collect(Collectors.toList()));
    }
}
