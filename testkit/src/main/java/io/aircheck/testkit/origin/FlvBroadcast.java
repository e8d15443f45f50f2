package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import io.aircheck.testkit.media.FlvLoop;
import io.aircheck.testkit.origin.Fault.Break;
import io.aircheck.testkit.origin.FlvTimeline.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One broadcast as HTTP-FLV: each connection begins at a key frame and is sent tags as they come on air. */
final class FlvBroadcast implements Broadcast {

    private static final String TYPE = "video/x-flv";
    private static final int CUT_BYTES = 100;

    private final Channel channel;
    private final Programming programming;
    private final LiveClock clock;
    private final long startedMillis;
    private final FaultCounter counter = new FaultCounter();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    FlvBroadcast(Channel channel, Programming programming, LiveClock clock, long startedMillis) {
        this.channel = channel;
        this.programming = programming;
        this.clock = clock;
        this.startedMillis = startedMillis;
    }

    /** How far one connection came. Written by its own thread only. */
    private static final class Connection {
        private final long firstBucket;
        private volatile long endBucket;
        private volatile boolean lastTagTorn;

        Connection(long firstBucket) {
            this.firstBucket = firstBucket;
            endBucket = firstBucket;
        }
    }

    @Override
    public void answer(Exchange exchange, String file) throws IOException, InterruptedException {
        long position = position();
        if (channel.speed() > 0 && position >= endMillis()) {
            exchange.answer(404, "text/plain", "the stream has ended");
            return;
        }
        Connection connection = new Connection(firstBucket(position));
        FlvTimeline timeline = timeline(connection.firstBucket);
        Optional<Fault.OnPlaylist> wrong = channel.faults(Fault.OnPlaylist.class)
                .filter(fault -> position >= fault.at() * 1000L && counter.strikes(fault, fault.times()))
                .findFirst();
        if (wrong.isPresent()) {
            byte[] header = programming.flv(channel.programme()).fileHeader();
            WrongAnswers.give(exchange, wrong.get().wrong(), TYPE, header, bytes(timeline.next(), timeline.bucket()));
            return;
        }
        connections.add(connection);
        if (exchange.request().query("te", "").equals("close")) {
            exchange.beginUnbounded(TYPE, Map.of());
        } else {
            exchange.beginChunked(TYPE, Map.of());
        }
        byte[] header = programming.flv(channel.programme()).fileHeader();
        exchange.write(header, 0, header.length);
        send(exchange, connection, timeline);
    }

    private void send(Exchange exchange, Connection connection, FlvTimeline timeline)
            throws IOException, InterruptedException {
        while (timeline.bucket() * FlvLoop.BUCKET_MILLIS < endMillis()) {
            long millis = timeline.bucket() * FlvLoop.BUCKET_MILLIS;
            if (channel.speed() > 0) {
                clock.awaitUntil(startedMillis + (long) ((millis - Channel.HEAD_START.toMillis()) / channel.speed()));
            }
            if (OnAir.gone(channel, startedMillis, clock.millis())) {
                exchange.reset();
                return;
            }
            Optional<Break> due = channel.faults(Break.class)
                    .filter(fault -> fault.at() * 1000L == millis && counter.strikes(fault, fault.times()))
                    .findFirst();
            if (due.isPresent()) {
                breakOff(exchange, due.get(), connection, bytes(timeline.next(), timeline.bucket()));
                return;
            }
            byte[] bytes = bytes(timeline.next(), timeline.bucket());
            connection.endBucket = timeline.bucket();
            exchange.write(bytes, 0, bytes.length);
        }
        exchange.end();
    }

    private static void breakOff(Exchange exchange, Break how, Connection connection, byte[] bytes)
            throws IOException, InterruptedException {
        if (how.wrong() == Fault.Wrong.GARBAGE) {
            byte[] noise = new byte[CUT_BYTES];
            Arrays.fill(noise, (byte) 0xA5);
            exchange.write(noise, 0, noise.length);
            exchange.fallSilent();
            return;
        }
        if (how.wrong() == Fault.Wrong.STALL) {
            exchange.fallSilent();
            return;
        }
        connection.lastTagTorn = true;
        connection.endBucket++;
        exchange.write(bytes, 0, Math.max(0, bytes.length - CUT_BYTES));
        if (how.wrong() == Fault.Wrong.RESET) {
            // What was sent must arrive before the reset throws away what is still on its way.
            TimeUnit.MILLISECONDS.sleep(50);
            exchange.reset();
        } else {
            exchange.cut();
        }
    }

    /** @param bucket the one behind them */
    private byte[] bytes(List<Sent> tags, long bucket) {
        byte[] bytes = new byte
                [tags.stream().mapToInt(sent -> sent.loop().length(sent.tag())).sum()];
        boolean wrongSizes = channel.faults(Fault.WrongTagSizes.class)
                .anyMatch(fault -> bucket * FlvLoop.BUCKET_MILLIS > fault.at() * 1000L);
        int at = 0;
        for (Sent sent : tags) {
            at = sent.loop().write(sent.tag(), sent.millis(), bytes, at);
            if (wrongSizes) {
                bytes[at - 1] ^= 1;
            }
        }
        return bytes;
    }

    /** How much of the stream is on air, in milliseconds. */
    private long position() {
        return channel.speed() == 0
                ? Long.MAX_VALUE
                : Channel.HEAD_START.toMillis() + (long) ((clock.millis() - startedMillis) * channel.speed());
    }

    private long endMillis() {
        return channel.end() == Channel.NEVER ? Long.MAX_VALUE : channel.end() * 1000;
    }

    /** The last key frame that is at least half a second old, as a CDN's GOP cache begins. */
    private long firstBucket(long position) {
        if (channel.speed() == 0) {
            return 0;
        }
        long gop = Channel.SEGMENT.toMillis();
        return Math.max(0, (position - 500) / gop * gop) / FlvLoop.BUCKET_MILLIS;
    }

    private FlvTimeline timeline(long firstBucket) throws IOException {
        FlvLoop usual = programming.flv(channel.programme());
        boolean changes = channel.faults().stream()
                .anyMatch(fault -> fault instanceof Fault.NewResolution || fault instanceof Fault.StrayHeaders);
        FlvLoop other = changes ? programming.otherFlv(channel.programme()) : usual;
        return new FlvTimeline(channel, usual, other, firstBucket);
    }

    @Override
    public Report report(long from) throws IOException {
        List<Report.Connection> reported = new ArrayList<>();
        for (Connection connection : connections) {
            FlvTimeline timeline = timeline(connection.firstBucket);
            List<Report.Tag> tags = new ArrayList<>();
            while (timeline.bucket() < connection.endBucket) {
                for (Sent sent : timeline.next()) {
                    tags.add(Report.Tag.of(sent));
                }
            }
            if (connection.lastTagTorn) {
                tags.removeLast();
            }
            reported.add(new Report.Connection(
                    connection.firstBucket * FlvLoop.BUCKET_MILLIS,
                    connection.endBucket * FlvLoop.BUCKET_MILLIS,
                    tags));
        }
        return new Report.Flv(channel, reported);
    }
}
