package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.codec.Fingerprint;
import io.aircheck.media.codec.PictureSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the fragments of an MP4: its tracks, and how a decoder is to be set up for them.
 *
 * @param tracks of picture and sound
 * @param encrypted whether samples are under Common Encryption
 */
public record InitSegment(List<InitTrack> tracks, boolean encrypted) {

    /**
     * A track.
     *
     * @param configuration identifies its sample description and time scale
     * @param defaultDuration of a sample in ticks, 0 where fragments tell it
     * @param defaultFlags of a sample, as in {@code trex}
     */
    public record InitTrack(
            int id,
            Kind kind,
            String codec,
            String configuration,
            @Nullable PictureSize size,
            long timescale,
            long defaultDuration,
            int defaultFlags) {}

    public InitSegment {
        tracks = List.copyOf(tracks);
    }

    /** @throws MalformedMediaException if there is no {@code moov} with tracks in it */
    public static InitSegment parse(ByteBuffer bytes) throws MalformedMediaException {
        ByteBuffer init = bytes.slice();
        Box moov = Box.first(Box.between(init, 0, init.limit()), "moov")
                .orElseThrow(() -> new MalformedMediaException("not an MP4 init segment: it has no moov box"));
        List<InitTrack> tracks = new ArrayList<>();
        boolean encrypted = false;
        try {
            Map<Integer, Box> defaults = trackExtends(init, moov);
            for (Box trak : moov.children(init)) {
                if (trak.type().equals("trak")) {
                    encrypted |= read(init, trak, defaults, tracks);
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the MP4 is broken: a box of its init segment is too short");
        }
        if (tracks.isEmpty()) {
            throw new MalformedMediaException("the MP4 init segment has neither picture nor sound");
        }
        return new InitSegment(tracks, encrypted);
    }

    public Optional<InitTrack> track(int id) {
        return tracks.stream().filter(track -> track.id() == id).findFirst();
    }

    private static Map<Integer, Box> trackExtends(ByteBuffer init, Box moov) throws MalformedMediaException {
        Map<Integer, Box> found = new HashMap<>();
        Optional<Box> mvex = moov.find(init, "mvex");
        if (mvex.isPresent()) {
            for (Box box : mvex.get().children(init)) {
                if (box.type().equals("trex")) {
                    found.put(init.getInt(box.body() + 4), box);
                }
            }
        }
        return found;
    }

    /** Adds a track of picture or sound; tells whether it is encrypted. */
    private static boolean read(ByteBuffer init, Box trak, Map<Integer, Box> defaults, List<InitTrack> tracks)
            throws MalformedMediaException {
        Optional<Box> tkhd = trak.find(init, "tkhd");
        Optional<Box> mdhd = trak.find(init, "mdia", "mdhd");
        Optional<Box> hdlr = trak.find(init, "mdia", "hdlr");
        Optional<Box> stsd = trak.find(init, "mdia", "minf", "stbl", "stsd");
        if (tkhd.isEmpty() || mdhd.isEmpty() || hdlr.isEmpty() || stsd.isEmpty()) {
            return false;
        }
        Kind kind = switch (Box.type(init, hdlr.get().body() + 8)) {
            case "vide" -> Kind.VIDEO;
            case "soun" -> Kind.AUDIO;
            default -> null;
        };
        int entry = stsd.get().body() + 8;
        if (kind == null || entry + 8 > stsd.get().end()) {
            return false;
        }
        int id = init.getInt(versioned(init, tkhd.get(), 12, 20));
        long timescale = init.getInt(versioned(init, mdhd.get(), 12, 20)) & 0xffffffffL;
        if (timescale == 0) {
            throw new MalformedMediaException("the MP4 is broken: a track's time scale is 0");
        }
        String format = Box.type(init, entry + 4);
        PictureSize size = kind == Kind.VIDEO
                ? new PictureSize(init.getShort(entry + 32) & 0xffff, init.getShort(entry + 34) & 0xffff)
                : null;
        String configuration = codec(format)
                + new Fingerprint()
                        .add(init, entry, stsd.get().end())
                        .add(init, mdhd.get().body(), mdhd.get().body() + 1)
                        .add((int) timescale)
                        .add((int) (timescale >> 8))
                        .add((int) (timescale >> 16))
                        .add(id);
        Box trex = defaults.get(id);
        tracks.add(new InitTrack(
                id,
                kind,
                codec(format),
                configuration,
                size,
                timescale,
                trex == null ? 0 : init.getInt(trex.body() + 12) & 0xffffffffL,
                trex == null ? 0 : init.getInt(trex.body() + 20)));
        return format.equals("encv") || format.equals("enca");
    }

    /** Index of a field whose place depends on the box's version. */
    private static int versioned(ByteBuffer init, Box box, int inVersion0, int inVersion1) {
        return box.body() + (init.get(box.body()) == 0 ? inVersion0 : inVersion1);
    }

    private static String codec(String format) {
        return switch (format) {
            case "avc1", "avc3" -> "avc";
            case "hvc1", "hev1", "dvh1", "dvhe" -> "hevc";
            case "av01" -> "av1";
            case "vp09" -> "vp9";
            case "mp4a" -> "aac";
            case "Opus" -> "opus";
            case "fLaC" -> "flac";
            case "ac-3" -> "ac3";
            case "ec-3" -> "eac3";
            default -> format.strip();
        };
    }
}
