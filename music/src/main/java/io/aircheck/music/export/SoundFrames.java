package io.aircheck.music.export;

import io.aircheck.media.codec.AdtsHeader;
import io.aircheck.media.ffmpeg.PacketScan;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Packets of sound by their codec: how long one is, and how it becomes silent at the same size. */
final class SoundFrames {

    private static final int LONGEST_AAC_FRAME = 2_048;
    private static final int LONGEST_MP3_FRAME = 1_152;
    private static final int MP3_MEMORY = 576 + 481;

    private SoundFrames() {}

    /** Whether its packets can be made silent. */
    static boolean areKnown(PacketScan.Track track) {
        return track.codec().equals("aac") || track.codec().equals("mp3");
    }

    /** The length of a packet where the container does not say it, and no less. */
    static double seconds(PacketScan.Track track) {
        int samples = track.codec().equals("mp3") ? LONGEST_MP3_FRAME : LONGEST_AAC_FRAME;
        return (double) samples / Math.max(track.sampleRate(), 8_000);
    }

    /**
     * How long a packet is heard after its end, in seconds: AAC's windows overlap with those of the next frame, MP3's too, and then
     * pass a filter with a memory.
     *
     * @param length of the packet
     */
    static double tail(PacketScan.Track track, double length) {
        return track.codec().equals("mp3") ? (double) MP3_MEMORY / Math.max(track.sampleRate(), 8_000) : length;
    }

    /**
     * Makes a packet silent in place.
     *
     * @throws IOException if its kind of sound is not known after all
     */
    static void silence(PacketScan.Track track, byte[] packet) throws IOException {
        boolean done = track.codec().equals("mp3") ? SilentMp3.write(packet) : silenceAac(packet, track.channels());
        if (!done) {
            throw new IOException("a packet of " + track.codec() + " with " + track.channels()
                    + " channels has a form that cannot be made silent");
        }
    }

    private static boolean silenceAac(byte[] packet, int channels) {
        AdtsHeader header = AdtsHeader.at(ByteBuffer.wrap(packet), 0)
                .filter(found -> found.frameLength() == packet.length)
                .orElse(null);
        if (header == null) {
            return SilentAac.write(packet, 0, packet.length, coded(packet, 0, channels));
        }
        if ((packet[6] & 3) != 0) {
            return false; // several blocks in one frame, which nobody makes
        }
        packet[1] |= 1; // a checksum is none any more, but part of the frame
        int from = AdtsHeader.LENGTH;
        return SilentAac.write(
                packet,
                from,
                packet.length,
                header.channels() == 0 ? channels : coded(packet, from, configured(header)));
    }

    private static int configured(AdtsHeader header) {
        return header.channels() == 7 ? 8 : header.channels();
    }

    /** Parametric stereo (HE-AAC v2) is told as two channels and coded as one, which the first element shows. */
    private static int coded(byte[] packet, int from, int channels) {
        boolean single = packet.length > from && (packet[from] & 0xe0) == 0;
        return channels == 2 && single ? 1 : channels;
    }
}
