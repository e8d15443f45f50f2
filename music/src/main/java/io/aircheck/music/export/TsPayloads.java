package io.aircheck.music.export;

import io.aircheck.media.mpegts.TsPacket;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Packets in a transport stream, each in pieces of at most 184 bytes. The file is walked through once; of every track that is
 * asked for, what lies between the last packet and the one that is wanted is held.
 */
final class TsPayloads implements Payloads {

    /** What a demultiplexer skips between two frames of a damaged stream at the most. */
    private static final int MOST_SKIPPED = 1 << 20;

    private static final int PACKETS_AT_ONCE = 1_000;
    private static final int PES_HEAD = 9;

    /** Bytes of a track in the order of the stream, not yet taken. */
    private static final class Track {
        final Deque<Piece> pieces = new ArrayDeque<>();
        boolean begun;
    }

    /** Bytes of a track that lie together. */
    private record Piece(long position, byte[] bytes, int from, int to) {

        int length() {
            return to - from;
        }

        Piece without(int count) {
            return new Piece(position + count, bytes, from + count, to);
        }
    }

    private final FileChannel file;
    private final Map<Integer, Track> tracks = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(PACKETS_AT_ONCE * TsPacket.LENGTH);
    private long bufferPosition;
    private long read;

    /** @param pids of the tracks that will be asked for */
    TsPayloads(FileChannel file, List<Integer> pids) {
        this.file = file;
        pids.forEach(pid -> tracks.put(pid, new Track()));
        buffer.limit(0);
    }

    @Override
    public Payload find(int pid, long position, int size, int crc32) throws IOException {
        Track track = tracks.get(pid);
        if (track == null) {
            throw new IOException("the stream has no track " + pid);
        }
        for (int skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
            byte[] bytes = peek(track, size);
            var crc = new CRC32();
            crc.update(bytes);
            if ((int) crc.getValue() == crc32) {
                return new Pieces(file, take(track, size), bytes);
            }
            take(track, 1);
        }
        throw new IOException("a packet of track " + pid + " is not where it must be");
    }

    private byte[] peek(Track track, int size) throws IOException {
        int held = track.pieces.stream().mapToInt(Piece::length).sum();
        while (held < size) {
            Piece piece = next(track);
            held += piece.length();
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (Piece piece : track.pieces) {
            int count = Math.min(piece.length(), size - at);
            System.arraycopy(piece.bytes, piece.from, bytes, at, count);
            at += count;
            if (at == size) {
                break;
            }
        }
        return bytes;
    }

    private static List<Piece> take(Track track, int size) {
        List<Piece> taken = new ArrayList<>();
        int left = size;
        while (left > 0) {
            Piece piece = track.pieces.removeFirst();
            int count = Math.min(left, piece.length());
            taken.add(new Piece(piece.position, piece.bytes, piece.from, piece.from + count));
            if (count < piece.length()) {
                track.pieces.addFirst(piece.without(count));
            }
            left -= count;
        }
        return taken;
    }

    /** Reads on until the track has one piece more. */
    private Piece next(Track wanted) throws IOException {
        while (true) {
            if (buffer.remaining() < TsPacket.LENGTH) {
                fill();
            }
            int at = buffer.position();
            if (buffer.get(at) != TsPacket.SYNC) {
                buffer.position(at + 1); // a damaged place: look for the next packet
                continue;
            }
            buffer.position(at + TsPacket.LENGTH);
            Track track = tracks.get(TsPacket.pid(buffer, at));
            Piece piece = track == null ? null : piece(track, at);
            if (track != null && piece != null) {
                track.pieces.addLast(piece);
                if (track == wanted) {
                    return piece;
                }
            }
        }
    }

    /** What a packet holds of its track behind the head of a PES packet; null for nothing. */
    private @Nullable Piece piece(Track track, int packet) {
        int end = packet + TsPacket.LENGTH;
        int from = TsPacket.payload(buffer, packet);
        if (TsPacket.beginsUnit(buffer, packet)) {
            boolean pes = end - from >= PES_HEAD && buffer.getInt(from) >>> 8 == 1;
            from = pes ? from + PES_HEAD + (buffer.get(from + PES_HEAD - 1) & 0xff) : end;
            track.begun = true;
        }
        if (!track.begun || from >= end) {
            return null;
        }
        byte[] bytes = new byte[end - from];
        buffer.get(from, bytes);
        return new Piece(bufferPosition + from, bytes, 0, bytes.length);
    }

    private void fill() throws IOException {
        buffer.compact();
        bufferPosition = read - buffer.position();
        int count = file.read(buffer, read);
        if (count < 0) {
            throw new EOFException("the stream ends within a packet");
        }
        read += count;
        buffer.flip();
    }

    private record Pieces(FileChannel file, List<Piece> pieces, byte[] bytes) implements Payload {

        @Override
        public void replace(byte[] other) throws IOException {
            int at = 0;
            for (Piece piece : pieces) {
                FilePayloads.writeFully(file, piece.position, ByteBuffer.wrap(other, at, piece.length()));
                at += piece.length();
            }
        }
    }
}
