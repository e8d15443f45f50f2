package io.aircheck.media.mpegts;

import io.aircheck.media.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme consists of (ISO/IEC 13818-1 §2.4.4.8), to be written again with further streams.
 *
 * @param pid of the packets that carry it
 * @param head the section's first bytes, up to and with the number of the clock's PID
 * @param about descriptors of the whole programme
 */
record ProgrammeMap(int pid, ByteBuffer head, ByteBuffer about, List<Elementary> streams) {

    private static final int HEAD = 10;
    private static final int CHECKSUM = 4;
    private static final int LOWEST_PID = 0x20;

    /**
     * One stream of a programme.
     *
     * @param about its descriptors
     */
    record Elementary(int type, int pid, ByteBuffer about) {

        Elementary withPid(int other) {
            return new Elementary(type, other, about);
        }
    }

    /** The first programme's map in whole packets; null where there is none. */
    static @Nullable ProgrammeMap in(ByteBuffer packets) throws MalformedMediaException {
        Section programmes = new Section();
        Section map = new Section();
        int mapPid = -1;
        for (int at = 0; at + TsPacket.LENGTH <= packets.limit(); at += TsPacket.LENGTH) {
            int pid = TsPacket.pid(packets, at);
            int payload = TsPacket.payload(packets, at);
            int end = at + TsPacket.LENGTH;
            if (payload >= end) {
                continue;
            }
            boolean begins = TsPacket.beginsUnit(packets, at);
            if (pid == 0 && mapPid < 0 && programmes.add(packets, payload, end, begins)) {
                mapPid = firstProgramme(programmes.bytes());
            } else if (pid == mapPid && map.add(packets, payload, end, begins)) {
                return of(mapPid, map.bytes());
            }
        }
        return null;
    }

    /** The PID of the first programme that is no network table. */
    static int firstProgramme(ByteBuffer section) {
        for (int at = 8; at + 4 <= section.limit() - CHECKSUM; at += 4) {
            if (section.getShort(at) != 0) {
                return section.getShort(at + 2) & 0x1fff;
            }
        }
        return -1;
    }

    private static ProgrammeMap of(int pid, ByteBuffer section) throws MalformedMediaException {
        try {
            int at = HEAD + 2;
            int about = section.getShort(HEAD) & 0x0fff;
            ByteBuffer descriptors = copy(section, at, about);
            List<Elementary> streams = new ArrayList<>();
            for (at += about; at + 5 <= section.limit() - CHECKSUM; ) {
                int length = section.getShort(at + 3) & 0x0fff;
                streams.add(new Elementary(
                        section.get(at) & 0xff, section.getShort(at + 1) & 0x1fff, copy(section, at + 5, length)));
                at += 5 + length;
            }
            return new ProgrammeMap(pid, copy(section, 0, HEAD), descriptors, List.copyOf(streams));
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the transport stream is broken: its programme map is too short");
        }
    }

    private static ByteBuffer copy(ByteBuffer from, int at, int length) {
        return ByteBuffer.allocate(length).put(0, from, at, length);
    }

    ProgrammeMap with(List<Elementary> added) {
        return new ProgrammeMap(
                pid,
                head,
                about,
                Stream.concat(streams.stream(), added.stream()).toList());
    }

    /** A PID that nothing of the programme has. */
    int freePid(int nth) {
        int highest = streams.stream().mapToInt(Elementary::pid).max().orElse(pid);
        return IntStream.concat(IntStream.range(highest + 1, TsPacket.NULL_PID), IntStream.range(LOWEST_PID, highest))
                .filter(candidate -> candidate != pid && candidate != clockPid())
                .filter(candidate -> streams.stream().noneMatch(stream -> stream.pid() == candidate))
                .skip(nth)
                .findFirst()
                .orElseThrow();
    }

    private int clockPid() {
        return head.getShort(8) & 0x1fff;
    }

    /**
     * The map as one packet.
     *
     * @param counter its continuity counter
     */
    ByteBuffer packet(int counter) throws MalformedMediaException {
        int length = HEAD + 2 + about.limit() + CHECKSUM;
        for (Elementary stream : streams) {
            length += 5 + stream.about().limit();
        }
        if (length > TsPacket.LENGTH - 5) {
            throw new MalformedMediaException("the programme map of the transport stream does not fit into one packet");
        }
        ByteBuffer packet = ByteBuffer.allocate(TsPacket.LENGTH);
        packet.put((byte) TsPacket.SYNC).put((byte) (0x40 | pid >> 8)).put((byte) pid);
        packet.put((byte) (0x10 | counter & 0x0f)).put((byte) 0);
        int section = packet.position();
        packet.put(head.duplicate());
        packet.putShort(section + 1, (short) (head.getShort(1) & 0xf000 | length - 3));
        packet.putShort((short) (0xf000 | about.limit())).put(about.duplicate());
        for (Elementary stream : streams) {
            packet.put((byte) stream.type()).putShort((short) (0xe000 | stream.pid()));
            packet.putShort((short) (0xf000 | stream.about().limit()))
                    .put(stream.about().duplicate());
        }
        packet.putInt(checksum(packet, section, packet.position()));
        while (packet.hasRemaining()) {
            packet.put((byte) 0xff);
        }
        return packet.flip();
    }

    /** CRC-32/MPEG-2. */
    private static int checksum(ByteBuffer bytes, int from, int to) {
        int checksum = -1;
        for (int at = from; at < to; at++) {
            checksum ^= bytes.get(at) << 24;
            for (int bit = 0; bit < 8; bit++) {
                checksum = checksum << 1 ^ (checksum < 0 ? 0x04c11db7 : 0);
            }
        }
        return checksum;
    }
}
