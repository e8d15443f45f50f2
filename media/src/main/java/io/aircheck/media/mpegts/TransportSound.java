package io.aircheck.media.mpegts;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.mpegts.ProgrammeMap.Elementary;
import io.aircheck.media.packed.PackedAudio;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The sound of one segment as packets of a transport stream, in pieces that each begin at a time. */
public final class TransportSound {

    private static final int AAC = 0x0f;
    private static final int MPEG_AUDIO = 0x03;
    private static final int PES_HEADER = 14;
    private static final int PAYLOAD = TsPacket.LENGTH - 4;

    /**
     * A run of packets.
     *
     * @param time of the frame that begins there
     * @param from index of its first packet
     */
    record Piece(long time, int from) {}

    private final List<Elementary> streams;
    private final ByteBuffer packets;
    private final List<Piece> pieces;

    private TransportSound(List<Elementary> streams, ByteBuffer packets, List<Piece> pieces) {
        this.streams = streams;
        this.packets = packets;
        this.pieces = pieces;
    }

    /**
     * All sound of a transport stream.
     *
     * @param body whole packets, from positions to limits; they are left as they are
     * @throws MalformedMediaException if it has none
     */
    public static TransportSound of(List<ByteBuffer> body) throws MalformedMediaException {
        ByteBuffer all = TsPacket.joined(body);
        ProgrammeMap map = ProgrammeMap.in(all);
        List<Elementary> sounds = map == null
                ? List.of()
                : map.streams().stream()
                        .filter(stream -> StreamType.of(stream.type()).kind() == Kind.AUDIO)
                        .toList();
        if (sounds.isEmpty()) {
            throw new MalformedMediaException("the transport stream of the sound has no sound");
        }
        ByteBuffer packets = ByteBuffer.allocate(all.limit());
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at + TsPacket.LENGTH <= all.limit(); at += TsPacket.LENGTH) {
            int pid = TsPacket.pid(all, at);
            int payload = TsPacket.payload(all, at);
            int end = at + TsPacket.LENGTH;
            if (payload >= end || sounds.stream().noneMatch(stream -> stream.pid() == pid)) {
                continue;
            }
            long time =
                    TsPacket.beginsUnit(all, at) ? TsPacket.decodingTime(all, payload, end) : SegmentInspection.NO_TIME;
            if (time != SegmentInspection.NO_TIME) {
                pieces.add(new Piece(time, packets.position()));
            }
            if (!pieces.isEmpty()) {
                packets.put(all.slice(at, TsPacket.LENGTH));
            }
        }
        return new TransportSound(sounds, packets.flip(), pieces);
    }

    /**
     * Frames of packed audio, each as a packet of its own.
     *
     * @throws MalformedMediaException if it does not tell when it begins
     */
    public static TransportSound of(PackedAudio audio) throws MalformedMediaException {
        if (audio.firstTime() == SegmentInspection.NO_TIME) {
            throw new MalformedMediaException("the sound does not tell to which time of the picture it belongs");
        }
        int room = audio.frames().stream()
                .mapToInt(frame -> (PES_HEADER + frame.bytes() + PAYLOAD - 1) / PAYLOAD * TsPacket.LENGTH)
                .sum();
        ByteBuffer packets = ByteBuffer.allocate(room);
        List<Piece> pieces = new ArrayList<>();
        for (PackedAudio.Frame frame : audio.frames()) {
            long time = TsPacket.wrapped(audio.firstTime() + frame.ticks());
            pieces.add(new Piece(time, packets.position()));
            packetise(frameOf(audio, frame, time), packets);
        }
        int type = audio.codec().equals("aac") ? AAC : MPEG_AUDIO;
        return new TransportSound(
                List.of(new Elementary(type, PackedAudio.TRACK, ByteBuffer.allocate(0))), packets.flip(), pieces);
    }

    /** A PES packet (ISO/IEC 13818-1 §2.4.3.6). */
    private static ByteBuffer frameOf(PackedAudio audio, PackedAudio.Frame frame, long time) {
        ByteBuffer pes = ByteBuffer.allocate(PES_HEADER + frame.bytes());
        pes.putInt(0x000001c0).putShort((short) (PES_HEADER - 6 + frame.bytes()));
        pes.put((byte) 0x80).put((byte) 0x80).put((byte) 5).put((byte) 0x21).putInt(0x00010001);
        TsPacket.putTimestamp(pes, 9, time);
        return pes.put(audio.bytes().slice(frame.at(), frame.bytes())).flip();
    }

    private static void packetise(ByteBuffer pes, ByteBuffer packets) {
        boolean first = true;
        while (pes.hasRemaining()) {
            int count = Math.min(PAYLOAD, pes.remaining());
            int stuffing = PAYLOAD - count;
            packets.put((byte) TsPacket.SYNC).put((byte) (first ? 0x40 : 0)).put((byte) PackedAudio.TRACK);
            packets.put((byte) (stuffing > 0 ? 0x30 : 0x10));
            if (stuffing > 0) {
                packets.put((byte) (stuffing - 1));
            }
            if (stuffing > 1) {
                packets.put((byte) 0);
            }
            for (int i = 2; i < stuffing; i++) {
                packets.put((byte) 0xff);
            }
            packets.put(pes.slice(pes.position(), count));
            pes.position(pes.position() + count);
            first = false;
        }
    }

    List<Elementary> streams() {
        return streams;
    }

    int bytes() {
        return packets.limit();
    }

    int count() {
        return pieces.size();
    }

    /** When a piece begins. */
    long time(int piece) {
        return pieces.get(piece).time();
    }

    ByteBuffer piece(int piece) {
        int from = pieces.get(piece).from();
        int to = piece + 1 < pieces.size() ? pieces.get(piece + 1).from() : packets.limit();
        return packets.slice(from, to - from);
    }
}
