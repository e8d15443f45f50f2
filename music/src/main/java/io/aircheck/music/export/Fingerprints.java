package io.aircheck.music.export;

import io.aircheck.media.ffmpeg.PacketScan.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** All packets of each track of a file in a few bytes: their times, sizes and contents in order. */
final class Fingerprints {

    private static final class Track {
        final CRC32 crc = new CRC32();
        long packets;
    }

    private final Map<Integer, Track> tracks = new TreeMap<>();

    void add(Packet packet) {
        add(packet, packet.crc32());
    }

    /** A packet that has got another content of the same size. */
    void addChanged(Packet packet, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        add(packet, (int) crc.getValue());
    }

    /** @throws IOException if the files differ, with a sentence that says in which track */
    void compare(Fingerprints other) throws IOException {
        if (!tracks.keySet().equals(other.tracks.keySet())) {
            throw new IOException("the copy has not the same tracks");
        }
        for (Map.Entry<Integer, Track> entry : tracks.entrySet()) {
            Track ours = entry.getValue();
            Track theirs = other.tracks.get(entry.getKey());
            if (theirs == null || ours.packets != theirs.packets || ours.crc.getValue() != theirs.crc.getValue()) {
                throw new IOException("track " + entry.getKey() + " of the copy is not as it must be");
            }
        }
    }

    private void add(Packet packet, int crc32) {
        Track track = tracks.computeIfAbsent(packet.track(), _ -> new Track());
        track.packets++;
        ByteBuffer values = ByteBuffer.allocate(3 * Integer.BYTES + Double.BYTES);
        values.putInt(packet.size()).putInt(crc32).putInt(packet.key() ? 1 : 0).putDouble(packet.seconds());
        track.crc.update(values.flip());
    }
}
