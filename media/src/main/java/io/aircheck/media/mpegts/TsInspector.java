package io.aircheck.media.mpegts;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a segment, looking at every packet's header and into those that begin something. Costs about a tenth
 * of copying the bytes.
 */
public final class TsInspector {

    private static final int MOST_TRACKS = 32;

    private final List<ElementaryTrack> tracks = new ArrayList<>();
    private final Section programmes = new Section();
    private final Section map = new Section();
    private int mapPid = -1;
    private boolean mapRead;
    private boolean encrypted;
    private boolean headsOpen;
    private long packets;

    private TsInspector() {}

    /**
     * Inspects a whole segment.
     *
     * @param body its bytes in order, positions to limits; they are left as they are. Up to 187 bytes after the last whole
     *     packet are ignored
     * @throws MalformedMediaException if a packet does not begin where it must
     */
    public static SegmentInspection inspect(List<ByteBuffer> body) throws MalformedMediaException {
        TsInspector inspector = new TsInspector();
        ByteBuffer straddling = ByteBuffer.allocate(TsPacket.LENGTH);
        for (ByteBuffer buffer : body) {
            int at = buffer.position();
            if (straddling.position() > 0) {
                int count = Math.min(straddling.remaining(), buffer.remaining());
                straddling.put(straddling.position(), buffer, at, count).position(straddling.position() + count);
                at += count;
                if (!straddling.hasRemaining()) {
                    inspector.packet(straddling, 0);
                    straddling.clear();
                }
            }
            for (; at + TsPacket.LENGTH <= buffer.limit(); at += TsPacket.LENGTH) {
                inspector.packet(buffer, at);
            }
            if (at < buffer.limit()) {
                int count = buffer.limit() - at;
                straddling.put(0, buffer, at, count).position(count);
            }
        }
        return inspector.finish(body);
    }

    private void packet(ByteBuffer bytes, int packet) throws MalformedMediaException {
        if (bytes.get(packet) != TsPacket.SYNC) {
            throw new MalformedMediaException(
                    "not a transport stream at byte " + packets * TsPacket.LENGTH + ": no packet begins there");
        }
        packets++;
        boolean begins = TsPacket.beginsUnit(bytes, packet);
        if (!begins && mapRead && !headsOpen) {
            return;
        }
        int pid = TsPacket.pid(bytes, packet);
        int payload = TsPacket.payload(bytes, packet);
        int end = packet + TsPacket.LENGTH;
        if (pid == TsPacket.NULL_PID || payload >= end) {
            return;
        }
        ElementaryTrack track = track(pid);
        if (track != null) {
            encrypted |= TsPacket.isScrambled(bytes, packet);
            if (begins) {
                track.begin(bytes, payload, end, TsPacket.isRandomAccess(bytes, packet), packets - 1);
            } else {
                track.more(bytes, payload, end);
            }
            headsOpen = anyHeadOpen();
        } else if (pid == 0 && mapPid < 0) {
            if (programmes.add(bytes, payload, end, begins)) {
                mapPid = ProgrammeMap.firstProgramme(programmes.bytes());
            }
        } else if (pid == mapPid && !mapRead && map.add(bytes, payload, end, begins)) {
            readMap(map.bytes());
        }
    }

    private boolean anyHeadOpen() {
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).wantsMore()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ElementaryTrack track(int pid) {
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).pid == pid) {
                return tracks.get(i);
            }
        }
        return null;
    }

    private void readMap(ByteBuffer section) {
        if (section.limit() < 16 || section.get(0) != 2) {
            return;
        }
        mapRead = true;
        int at = 12 + (section.getShort(10) & 0x0fff);
        while (at + 5 <= section.limit() - 4 && tracks.size() < MOST_TRACKS) {
            StreamType type = StreamType.of(section.get(at) & 0xff);
            int pid = section.getShort(at + 1) & 0x1fff;
            if (type.kind() != null) {
                tracks.add(new ElementaryTrack(pid, type.kind(), type.codec()));
                encrypted |= type.encrypted();
            }
            at += 5 + (section.getShort(at + 3) & 0x0fff);
        }
    }

    private SegmentInspection finish(List<ByteBuffer> body) throws MalformedMediaException {
        if (packets == 0) {
            throw new MalformedMediaException("not a transport stream: shorter than one packet");
        }
        List<SegmentInspection.Track> found =
                tracks.stream().map(track -> track.finish(body)).toList();
        boolean keyFrame = tracks.stream()
                .filter(track -> track.kind == Kind.VIDEO)
                .findFirst()
                .map(ElementaryTrack::startsWithKeyFrame)
                .orElse(!tracks.isEmpty());
        return new SegmentInspection(found, keyFrame, encrypted);
    }
}
