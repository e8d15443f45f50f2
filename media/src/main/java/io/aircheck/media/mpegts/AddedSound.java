package io.aircheck.media.mpegts;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.mpegts.ProgrammeMap.Elementary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts sound that came apart to the picture of a transport stream: the programme's map names it, and its packets stand among
 * those of the picture where their time is. Serves all segments of one stream in order.
 */
public final class AddedSound {

    /** By PID; they go on whatever is missing, since what is missing is known. */
    private final Map<Integer, Integer> counters = new HashMap<>();

    private @Nullable ProgrammeMap map;
    private List<Elementary> streams = List.of();

    /**
     * A copy of a segment of the picture, with its sound.
     *
     * @param picture whole packets, from positions to limits; they are left as they are
     * @param sounds in order, all set up alike; where there are none the map still names what there was before
     * @throws MalformedMediaException if the picture's stream does not tell what it consists of
     */
    public ByteBuffer join(List<ByteBuffer> picture, List<TransportSound> sounds) throws MalformedMediaException {
        ByteBuffer bytes = TsPacket.joined(picture);
        ProgrammeMap told = ProgrammeMap.in(bytes);
        map = told == null ? map : told;
        if (map == null) {
            throw new MalformedMediaException("the transport stream of the picture has no programme map");
        }
        streams = sounds.isEmpty() ? streams : sounds.getLast().streams();
        return joined(bytes, map, sounds);
    }

    /** The PID that a track of the sound has among the picture's. */
    public int pid(int track) {
        for (int nth = 0; map != null && nth < streams.size(); nth++) {
            if (streams.get(nth).pid() == track) {
                return map.freePid(nth);
            }
        }
        throw new IllegalArgumentException("no track " + track + " was added");
    }

    private ByteBuffer joined(ByteBuffer bytes, ProgrammeMap picture, List<TransportSound> sounds)
            throws MalformedMediaException {
        List<Elementary> added = new ArrayList<>();
        Map<Integer, Integer> pids = new HashMap<>();
        for (int nth = 0; nth < streams.size(); nth++) {
            int pid = picture.freePid(nth);
            added.add(streams.get(nth).withPid(pid));
            pids.put(streams.get(nth).pid(), pid);
        }
        ProgrammeMap both = picture.with(added);
        Pending pending = new Pending(pids, sounds);
        int leading = leading(picture);
        ByteBuffer joined = ByteBuffer.allocate(bytes.limit() + pending.bytes());
        for (int at = 0; at + TsPacket.LENGTH <= bytes.limit(); at += TsPacket.LENGTH) {
            int pid = TsPacket.pid(bytes, at);
            boolean begins = TsPacket.beginsUnit(bytes, at);
            if (pid == picture.pid()) {
                if (begins) {
                    joined.put(both.packet(bytes.get(at + 3)));
                }
                continue;
            }
            if (pid == leading && begins) {
                long time = TsPacket.decodingTime(bytes, TsPacket.payload(bytes, at), at + TsPacket.LENGTH);
                if (time != SegmentInspection.NO_TIME) {
                    pending.until(time, joined);
                }
            }
            joined.put(bytes.slice(at, TsPacket.LENGTH));
        }
        pending.all(joined);
        return joined.flip();
    }

    private static int leading(ProgrammeMap map) {
        return map.streams().stream()
                .filter(stream -> StreamType.of(stream.type()).kind() == Kind.VIDEO)
                .mapToInt(Elementary::pid)
                .findFirst()
                .orElse(-1);
    }

    /** Sound that has not been written yet. */
    private final class Pending {

        private final Map<Integer, Integer> pids;
        private final List<TransportSound> sounds;
        private int sound;
        private int piece;

        /** @param pids what each stream of the sound is called among the picture's */
        Pending(Map<Integer, Integer> pids, List<TransportSound> sounds) {
            this.pids = pids;
            this.sounds = sounds;
        }

        int bytes() {
            return sounds.stream().mapToInt(TransportSound::bytes).sum();
        }

        /** Writes what begins at a time or before. */
        void until(long time, ByteBuffer target) {
            while (isLeft() && TsPacket.ticksBetween(sounds.get(sound).time(piece), time) >= 0) {
                write(target);
            }
        }

        void all(ByteBuffer target) {
            while (isLeft()) {
                write(target);
            }
        }

        private boolean isLeft() {
            while (sound < sounds.size() && piece == sounds.get(sound).count()) {
                sound++;
                piece = 0;
            }
            return sound < sounds.size();
        }

        private void write(ByteBuffer target) {
            ByteBuffer packets = sounds.get(sound).piece(piece++);
            for (int at = 0; at < packets.limit(); at += TsPacket.LENGTH) {
                Integer pid = pids.get(TsPacket.pid(packets, at));
                if (pid == null) {
                    continue; // sound that is set up alike has no other streams
                }
                int begin = target.position();
                target.put(packets.slice(at, TsPacket.LENGTH));
                int counter = counters.merge(pid, 1, Integer::sum) - 1;
                target.put(begin + 1, (byte) (target.get(begin + 1) & 0xe0 | pid >> 8));
                target.put(begin + 2, pid.byteValue());
                target.put(begin + 3, (byte) (target.get(begin + 3) & 0xf0 | counter & 0x0f));
            }
        }
    }
}
