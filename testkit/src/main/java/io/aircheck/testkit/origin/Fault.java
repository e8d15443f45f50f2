package io.aircheck.testkit.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with a channel at a moment: for HLS the index of a segment, counted from 0; for FLV and ICY the
 * second of the stream. In an address: {@code f=name:at[*n],…}.
 */
public sealed interface Fault {

    /** Segment index, or second of an FLV or ICY stream. */
    int at();

    /** Names a request's wrong answer; see {@link WrongAnswers} for what each does. */
    enum Wrong {
        /** 404. */
        NOT_FOUND,
        /** 503. */
        BUSY,
        /** Half of the body, then silence on an open connection. */
        STALL,
        /** Something else in its place, and nothing more. */
        GARBAGE,
        /** Half of the body, then a TCP reset. */
        RESET,
        /** Half of the body, then the connection ends in order. */
        SHORT,
        /** 200 with a web page, as captive portals and tired CDNs answer. */
        HTML,
        /** A body of the right kind that never ends. */
        ENDLESS,
        /** The right body at 2 KiB a second. */
        TRICKLE,
        /** A redirect to itself. */
        REDIRECT_LOOP
    }

    /** {@code 404 503 stall reset short html endless trickle loop}: a segment's first {@code times} requests, or all (0). */
    record OnSegment(Wrong wrong, int at, int times) implements Fault {}

    /**
     * {@code pl404 pl503 plstall plreset plshort plhtml hugeplaylist pltrickle redirectloop}: requests of the playlist (or of
     * the stream, where there is none) once {@code at} is on air, the first {@code times} or all (0).
     */
    record OnPlaylist(Wrong wrong, int at, int times) implements Fault {}

    /** {@code gone:at*s}: from then on every connection of the channel is reset without an answer, for some seconds. */
    record Gone(int at, int seconds) implements Fault {}

    /** {@code repeat:at*n}: the playlist stays as it is for n segments' time. */
    record Frozen(int at, int segments) implements Fault {}

    /** {@code jump:at*n}: the media sequence leaps by n and the old window is gone, as when a CDN changes its edge. */
    record SequenceJump(int at, int by) implements Fault {}

    /** {@code back:at}: the media sequence begins at 0 again. */
    record SequenceRestart(int at) implements Fault {}

    /** {@code disc:at} with a DISCONTINUITY, {@code nodisc:at} without: other parameter sets and resolution. */
    record Reconfigured(int at, boolean tagged) implements Fault {}

    /** {@code discts:at}: a DISCONTINUITY after which timestamps begin anew. */
    record TimestampRestart(int at) implements Fault {}

    /** {@code ad:at*n}: n segments of a Twitch stitched ad in the programme's place. */
    record Advertisement(int at, int segments) implements Fault {}

    /** {@code expire:at}: addresses handed out before are refused with 403; {@code /resolve/NAME} gives a fresh one. */
    record TokenExpiry(int at) implements Fault {}

    /** {@code tsjump:at*ms}, {@code tsback:at*ms}: FLV timestamps move by this much. */
    record TimestampShift(int at, int millis) implements Fault {}

    /** {@code tszero:at}: FLV timestamps begin at 0 again. */
    record TimestampZero(int at) implements Fault {}

    /**
     * {@code tswrap:at*bits}: FLV timestamps have so many bits and run over then; 24 where a server leaves the extension byte
     * at 0, 32 by the book.
     */
    record TimestampWrap(int at, int bits) implements Fault {}

    /** {@code tsdip:at*ms}: for a tenth of a second, in the middle of a group, FLV timestamps are so much too small. */
    record TimestampDip(int at, int millis) implements Fault {}

    /** {@code again:at}: the group that ends there is sent a second time. */
    record RepeatedGroup(int at) implements Fault {}

    /** {@code stray:at}: sequence headers of another picture and, before any frame of it, those in use again. */
    record StrayHeaders(int at) implements Fault {}

    /** {@code tagsize:at}: from then on each tag is followed by a size that is not its own. */
    record WrongTagSizes(int at) implements Fault {}

    /** {@code seqrep:at}: the same FLV sequence headers again, every 5 s. */
    record RepeatedHeaders(int at) implements Fault {}

    /** {@code meta:at}: a second {@code onMetaData}. */
    record SecondMetadata(int at) implements Fault {}

    /** {@code res:at}: new FLV sequence headers, other resolution; at a key frame. */
    record NewResolution(int at) implements Fault {}

    /**
     * {@code stall reset cut garbage} of FLV and ICY: silence, TCP reset, an orderly end within a tag, or noise in place of a
     * tag, for the first {@code times} connections that reach the moment (so a reconnection gets past it).
     */
    record Break(Wrong wrong, int at, int times) implements Fault {}

    Pattern FORM = Pattern.compile("(\\w+):(\\d{1,9})(?:\\*(\\d{1,9}))?");

    /**
     * Reads the {@code f} parameter of an address.
     *
     * @throws IllegalArgumentException for a name that there is not
     */
    static List<Fault> parse(String text, Delivery delivery) {
        List<Fault> faults = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(word);
            if (matcher.matches()) {
                int count = matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3));
                faults.add(parse(matcher.group(1), Integer.parseInt(matcher.group(2)), count, delivery));
            } else if (!word.isEmpty()) {
                throw new IllegalArgumentException("a fault is name:at or name:at*n, not " + word);
            }
        }
        return faults;
    }

    private static Fault parse(String name, int at, int count, Delivery delivery) {
        boolean segments = delivery.segmented();
        int times = Math.max(0, count);
        return switch (name) {
            case "404" -> new OnSegment(Wrong.NOT_FOUND, at, times);
            case "503" -> new OnSegment(Wrong.BUSY, at, times);
            case "stall" -> segments ? new OnSegment(Wrong.STALL, at, times) : broken(Wrong.STALL, at, count);
            case "reset" -> segments ? new OnSegment(Wrong.RESET, at, times) : broken(Wrong.RESET, at, count);
            case "short" -> new OnSegment(Wrong.SHORT, at, times);
            case "cut" -> broken(Wrong.SHORT, at, count);
            case "html" -> new OnSegment(Wrong.HTML, at, times);
            case "endless" -> new OnSegment(Wrong.ENDLESS, at, times);
            case "trickle" -> new OnSegment(Wrong.TRICKLE, at, times);
            case "loop" -> new OnSegment(Wrong.REDIRECT_LOOP, at, times);
            case "pl404" -> new OnPlaylist(Wrong.NOT_FOUND, at, times);
            case "pl503" -> new OnPlaylist(Wrong.BUSY, at, times);
            case "plstall" -> new OnPlaylist(Wrong.STALL, at, times);
            case "plreset" -> new OnPlaylist(Wrong.RESET, at, times);
            case "plshort" -> new OnPlaylist(Wrong.SHORT, at, times);
            case "plhtml" -> new OnPlaylist(Wrong.HTML, at, times);
            case "hugeplaylist" -> new OnPlaylist(Wrong.ENDLESS, at, times);
            case "pltrickle" -> new OnPlaylist(Wrong.TRICKLE, at, times);
            case "redirectloop" -> new OnPlaylist(Wrong.REDIRECT_LOOP, at, times);
            case "gone" -> new Gone(at, count < 0 ? 10 : count);
            case "repeat" -> new Frozen(at, count < 0 ? 5 : count);
            case "jump" -> new SequenceJump(at, count < 0 ? 50 : count);
            case "back" -> new SequenceRestart(at);
            case "disc" -> new Reconfigured(at, true);
            case "nodisc" -> new Reconfigured(at, false);
            case "discts" -> new TimestampRestart(at);
            case "ad" -> new Advertisement(at, count < 0 ? 3 : count);
            case "expire" -> new TokenExpiry(at);
            case "tsjump" -> new TimestampShift(at, count < 0 ? 3_600_000 : count);
            case "tsback" -> new TimestampShift(at, count < 0 ? -5000 : -count);
            case "tszero" -> new TimestampZero(at);
            case "tswrap" -> new TimestampWrap(at, count < 0 ? 24 : Math.clamp(count, 1, 32));
            case "tsdip" -> new TimestampDip(at, count < 0 ? 200 : count);
            case "again" -> new RepeatedGroup(at);
            case "stray" -> new StrayHeaders(at);
            case "tagsize" -> new WrongTagSizes(at);
            case "garbage" -> broken(Wrong.GARBAGE, at, count);
            case "seqrep" -> new RepeatedHeaders(at);
            case "meta" -> new SecondMetadata(at);
            case "res" -> new NewResolution(at);
            default -> throw new IllegalArgumentException("there is no fault " + name);
        };
    }

    private static Fault broken(Wrong wrong, int at, int count) {
        return new Break(wrong, at, Math.max(1, count));
    }
}
