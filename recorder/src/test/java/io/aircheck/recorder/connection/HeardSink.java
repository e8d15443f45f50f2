package io.aircheck.recorder.connection;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.UnitSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an engine said. */
public final class HeardSink implements UnitSink {

    private final List<MediaUnit> units = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final int most;

    public HeardSink() {
        this(Integer.MAX_VALUE);
    }

    /** @param most units it wants */
    public HeardSink(int most) {
        this.most = most;
    }

    @Override
    public synchronized boolean write(MediaUnit unit) {
        units.add(kept(unit));
        order.add("unit " + unit.sequence());
        return units.size() < most;
    }

    /** A unit's buffers are used again. */
    private static MediaUnit kept(MediaUnit unit) {
        ByteBuffer body = ByteBuffer.allocate((int) unit.bodyBytes());
        unit.body().forEach(buffer -> body.put(buffer.duplicate()));
        return new MediaUnit(
                unit.container(),
                unit.configuration(),
                unit.header(),
                List.of(body.flip()),
                unit.sequence(),
                unit.epoch(),
                unit.duration(),
                unit.programDateTime(),
                unit.receivedAt(),
                unit.keyFrame());
    }

    @Override
    public void gap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public void incident(String what) {
        incidents.add(what);
    }

    @Override
    public synchronized void title(String title, Instant at) {
        order.add("title " + title);
    }

    public synchronized List<MediaUnit> units() {
        return List.copyOf(units);
    }

    public List<Gap> gaps() {
        return gaps;
    }

    public List<String> incidents() {
        return incidents;
    }

    /** Units and titles as they came. */
    public List<String> order() {
        return order;
    }

    /** The bodies of all units. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (MediaUnit unit : units()) {
            for (ByteBuffer buffer : unit.body()) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                all.writeBytes(bytes);
            }
        }
        return all.toByteArray();
    }
}
