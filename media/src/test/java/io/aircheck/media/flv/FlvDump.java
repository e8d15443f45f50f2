package io.aircheck.media.flv;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a reader got out of a stream, as text for a diff. */
final class FlvDump {

    private FlvDump() {}

    static String of(List<FlvTag> tags) {
        return tags.stream().map(FlvDump::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(FlvTag tag) {
        String what = switch (tag.kind()) {
            case SCRIPT ->
                FlvMetadata.of(tag)
                        .map(data -> data.width() + "x" + data.height() + " video " + data.videoCodecId() + " audio "
                                + data.audioCodecId() + " " + data.durationSeconds() + " s")
                        .orElse("?");
            case AUDIO ->
                AudioHeader.of(tag).codec() + " " + AudioHeader.of(tag).packet();
            case VIDEO ->
                VideoHeader.of(tag).codec() + " " + VideoHeader.of(tag).packet()
                        + (VideoHeader.of(tag).keyFrame() ? " key" : "")
                        + SequenceHeaderPicture.of(tag)
                                .filter(size -> VideoHeader.of(tag).packet() == Packet.SEQUENCE_HEADER)
                                .map(size -> " " + size.width() + "x" + size.height())
                                .orElse("");
        };
        return String.format(
                Locale.ROOT,
                "%5d %-6s %5d bytes  %s",
                tag.timestamp(),
                tag.kind(),
                tag.payload().limit(),
                what);
    }
}
