package io.aircheck.testkit.origin;

import io.aircheck.testkit.origin.Fault.Advertisement;
import io.aircheck.testkit.origin.Fault.Reconfigured;
import io.aircheck.testkit.origin.Fault.SequenceJump;
import io.aircheck.testkit.origin.Fault.SequenceRestart;
import io.aircheck.testkit.origin.Fault.TimestampRestart;
import java.util.stream.LongStream;

/** What each segment of an HLS channel shows and how it is numbered: a pure function of the channel. */
record HlsTimeline(Channel channel) {

    /** The programme of ads and of changes: it differs in every decoder parameter. */
    static final String OTHER_PROGRAMME = "alt";

    /**
     * @param number of the segment on its programme's own timeline
     * @param discontinuity whether the playlist announces a change in front of it
     */
    record Content(String programme, long number, boolean advertisement, boolean discontinuity) {}

    Content content(long index) {
        Content content = new Content(channel.programme(), index, false, false);
        for (Fault fault : channel.faults()) {
            content = fault instanceof Advertisement ? content : applied(fault, index, content);
        }
        // An ad covers whatever is on air below it.
        for (Advertisement advertisement : channel.faults(Advertisement.class).toList()) {
            content = applied(advertisement, index, content);
        }
        return content;
    }

    private static Content applied(Fault fault, long index, Content content) {
        long since = index - fault.at();
        if (since < 0) {
            return content;
        }
        return switch (fault) {
            case Reconfigured(int _, boolean tagged) ->
                new Content(OTHER_PROGRAMME, since, false, content.discontinuity || tagged && since == 0);
            case TimestampRestart _ ->
                new Content(content.programme, since, false, content.discontinuity || since == 0);
            case Advertisement(int _, int segments)
            when since < segments -> new Content(OTHER_PROGRAMME, since, true, since == 0);
            case Advertisement(int _, int segments)
            when since == segments -> new Content(content.programme, content.number, false, true);
            default -> content;
        };
    }

    /** EXT-X-MEDIA-SEQUENCE of a segment. */
    long sequence(long index) {
        long restart = lastRestart(index);
        return restart > 0
                ? index - restart
                : channel.playlist().baseSequence()
                        + index
                        + channel.faults(SequenceJump.class)
                                .filter(jump -> index >= jump.at())
                                .mapToLong(SequenceJump::by)
                                .sum();
    }

    /** The first segment that a playlist may still show when {@code published} are on air. */
    long windowStart(long published) {
        int window = channel.playlist().window();
        long first = window == 0 ? 0 : Math.max(0, published - window);
        long renumbered = channel.faults().stream()
                .filter(fault -> fault instanceof SequenceJump || fault instanceof SequenceRestart)
                .mapToLong(Fault::at)
                .filter(at -> published > at)
                .max()
                .orElse(0);
        return Math.max(first, renumbered);
    }

    /** EXT-X-DISCONTINUITY-SEQUENCE of a playlist that begins with a segment. */
    long discontinuitiesBefore(long index) {
        return channel.faults().stream()
                .flatMapToLong(fault -> switch (fault) {
                    case Reconfigured(int at, boolean tagged) when tagged -> LongStream.of(at);
                    case TimestampRestart(int at) -> LongStream.of(at);
                    case Advertisement(int at, int segments) -> LongStream.of(at, at + segments);
                    default -> LongStream.empty();
                })
                .filter(at -> at < index)
                .count();
    }

    private long lastRestart(long index) {
        return channel.faults(SequenceRestart.class)
                .mapToLong(Fault::at)
                .filter(at -> index >= at)
                .max()
                .orElse(0);
    }
}
