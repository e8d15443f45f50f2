package io.aircheck.testkit.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The picture or the sound alone of a segment that {@link TsLoop} gives, for streams whose sound is a playlist of its own. */
public final class ApartTs {

    private static final int PACKET = 188;
    private static final int MAP_PID = 0x1000;
    private static final int PICTURE_PID = 0x100;
    private static final int SOUND_PID = 0x101;
    private static final int MAP_SECTION = 5;
    private static final int PES_HEADER = 9;
    private static final String OWNER = "com.apple.streaming.transportStreamTimestamp\0";

    private ApartTs() {}

    /** A transport stream of the picture alone. */
    public static byte[] picture(byte[] segment) {
        return without(segment, SOUND_PID);
    }

    /** A transport stream of the sound alone. */
    public static byte[] sound(byte[] segment) {
        return without(segment, PICTURE_PID);
    }

    private static byte[] without(byte[] segment, int pid) {
        ByteArrayOutputStream alone = new ByteArrayOutputStream(segment.length);
        for (int at = 0; at < segment.length; at += PACKET) {
            byte[] packet = Arrays.copyOfRange(segment, at, at + PACKET);
            if (pid(packet) == MAP_PID) {
                removeFromMap(packet, pid);
            }
            if (pid(packet) != pid) {
                alone.writeBytes(packet);
            }
        }
        return alone.toByteArray();
    }

    /** Packed audio: the frames behind an ID3 tag with the time of the first (RFC 8216 §3.4). */
    public static byte[] packedSound(byte[] segment) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream(segment.length);
        long first = -1;
        for (int at = 0; at < segment.length; at += PACKET) {
            byte[] packet = Arrays.copyOfRange(segment, at, at + PACKET);
            int payload = 4 + ((packet[3] & 0x20) == 0 ? 0 : 1 + (packet[4] & 0xff));
            if (pid(packet) == SOUND_PID && (packet[3] & 0x10) != 0) {
                if ((packet[1] & 0x40) != 0) {
                    first = first < 0 ? time(packet, payload + PES_HEADER) : first;
                    payload += PES_HEADER + (packet[payload + PES_HEADER - 1] & 0xff);
                }
                frames.write(packet, payload, PACKET - payload);
            }
        }
        byte[] owner = OWNER.getBytes(StandardCharsets.ISO_8859_1);
        byte content = (byte) (owner.length + Long.BYTES);
        ByteBuffer tag = ByteBuffer.allocate(20 + content).put(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0});
        tag.put((byte) (10 + content)).put(new byte[] {'P', 'R', 'I', 'V', 0, 0, 0, content, 0, 0});
        tag.put(owner).putLong(first);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(frames.size() + tag.capacity());
        packed.writeBytes(tag.array());
        packed.writeBytes(frames.toByteArray());
        return packed.toByteArray();
    }

    private static void removeFromMap(byte[] packet, int pid) {
        ByteBuffer map = ByteBuffer.wrap(packet);
        int end = MAP_SECTION + 3 + (map.getShort(MAP_SECTION + 1) & 0xfff) - 4;
        int at = MAP_SECTION + 12 + (map.getShort(MAP_SECTION + 10) & 0xfff);
        while (at < end) {
            int length = 5 + (map.getShort(at + 3) & 0xfff);
            if ((map.getShort(at + 1) & 0x1fff) == pid) {
                System.arraycopy(packet, at + length, packet, at, end - at - length);
                end -= length;
            } else {
                at += length;
            }
        }
        map.putShort(MAP_SECTION + 1, (short) (0xb000 | end + 4 - MAP_SECTION - 3));
        map.putInt(end, checksum(packet, MAP_SECTION, end));
        Arrays.fill(packet, end + 4, PACKET, (byte) 0xff);
    }

    private static int checksum(byte[] bytes, int from, int to) {
        int checksum = 0xffffffff;
        for (int at = from; at < to; at++) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean one = (checksum >>> 31 ^ bytes[at] >> bit & 1) != 0;
                checksum = one ? checksum << 1 ^ 0x04c11db7 : checksum << 1;
            }
        }
        return checksum;
    }

    private static int pid(byte[] packet) {
        return (packet[1] & 0x1f) << 8 | packet[2] & 0xff;
    }

    private static long time(byte[] packet, int at) {
        return (packet[at] >> 1 & 7L) << 30
                | (packet[at + 1] & 0xffL) << 22
                | (packet[at + 2] >> 1 & 0x7fL) << 15
                | (packet[at + 3] & 0xffL) << 7
                | packet[at + 4] >> 1 & 0x7fL;
    }
}
