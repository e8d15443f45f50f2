package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import io.aircheck.testkit.media.AudioLoop;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.music.Track;
import io.aircheck.testkit.origin.Fault.Break;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One broadcast as an internet radio: MP3 or AAC frames without end, and for a client that asks ({@code Icy-MetaData: 1}) a
 * title block after every 16,000 bytes.
 */
final class IcyBroadcast implements Broadcast {

    private static final int METADATA_INTERVAL = 16_000;
    private static final int STEP_MILLIS = 200;
    /** What a new listener gets at once of what is before now: as much as Icecast gives where nothing else is configured. */
    private static final int BURST_BYTES = 65_535;

    private final Channel channel;
    private final Programming programming;
    private final LiveClock clock;
    private final long startedMillis;
    private final FaultCounter counter = new FaultCounter();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    IcyBroadcast(Channel channel, Programming programming, LiveClock clock, long startedMillis) {
        this.channel = channel;
        this.programming = programming;
        this.clock = clock;
        this.startedMillis = startedMillis;
    }

    @Override
    public void answer(Exchange exchange, String file) throws IOException, InterruptedException {
        Audio programme = programming.audioProgramme(channel.programme());
        AudioLoop loop = programming.audio(channel.programme());
        long now = position();
        if (now >= endMillis()) {
            exchange.answer(404, "text/plain", "the stream has ended");
            return;
        }
        String type = programme.codec().mediaType();
        Optional<Fault.OnPlaylist> wrong = channel.faults(Fault.OnPlaylist.class)
                .filter(fault -> now >= fault.at() * 1000L && counter.strikes(fault, fault.times()))
                .findFirst();
        if (wrong.isPresent()) {
            byte[] lap = new byte[loop.length()];
            loop.copy(0, lap, 0, lap.length);
            WrongAnswers.give(exchange, wrong.get().wrong(), type, lap, lap);
            return;
        }
        boolean titles =
                exchange.request().headers().getOrDefault("icy-metadata", "").equals("1");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("icy-name", channel.name());
        headers.put("icy-genre", "Made up");
        headers.put("icy-br", "128");
        if (titles) {
            headers.put("icy-metaint", "" + METADATA_INTERVAL);
        }
        exchange.beginUnbounded(type, headers);
        new Listener(exchange, programme, loop, titles).play(Math.max(0, now - loop.millis(BURST_BYTES)));
    }

    /** How much of the stream is on air, in milliseconds. */
    private long position() {
        return channel.speed() == 0
                ? 0
                : Channel.HEAD_START.toMillis() + (long) ((clock.millis() - startedMillis) * channel.speed());
    }

    private long endMillis() {
        return channel.end() == Channel.NEVER ? Long.MAX_VALUE : channel.end() * 1000;
    }

    @Override
    public Report report(long from) throws IOException {
        AudioLoop loop = programming.audio(channel.programme());
        List<Report.Listening> heard = listeners.stream()
                .map(listener -> new Report.Listening(listener.firstByte, listener.endByte))
                .toList();
        return new Report.Radio(channel, loop, heard);
    }

    /** One connection. */
    private final class Listener {
        private final Exchange exchange;
        private final Audio programme;
        private final AudioLoop loop;
        private final boolean titles;
        private int untilMetadata = METADATA_INTERVAL;
        private String announced = "";
        private volatile long firstByte;
        private volatile long endByte;

        Listener(Exchange exchange, Audio programme, AudioLoop loop, boolean titles) {
            this.exchange = exchange;
            this.programme = programme;
            this.loop = loop;
            this.titles = titles;
        }

        void play(long fromMillis) throws IOException, InterruptedException {
            long first = loop.published(fromMillis);
            long sent = first;
            firstByte = first;
            endByte = first;
            listeners.add(this);
            long millis = fromMillis;
            while (true) {
                if (channel.speed() > 0) {
                    clock.awaitUntil(
                            startedMillis + (long) ((millis - Channel.HEAD_START.toMillis()) / channel.speed()));
                }
                if (OnAir.gone(channel, startedMillis, clock.millis())) {
                    exchange.reset();
                    return;
                }
                long published = loop.published(millis);
                byte[] audio = new byte[(int) (published - sent)];
                loop.copy(sent, audio, 0, audio.length);
                Optional<Break> due = due(millis);
                if (due.isPresent()) {
                    breakOff(due.get(), audio);
                    return;
                }
                byte[] bytes = withTitles(audio, millis);
                exchange.write(bytes, 0, bytes.length);
                sent = published;
                endByte = sent;
                if (millis >= endMillis()) {
                    return;
                }
                millis = Math.min(millis + STEP_MILLIS, endMillis());
            }
        }

        private Optional<Break> due(long millis) {
            return channel.faults(Break.class)
                    .filter(fault -> fault.at() * 1000L >= millis
                            && fault.at() * 1000L < millis + STEP_MILLIS
                            && counter.strikes(fault, fault.times()))
                    .findFirst();
        }

        private void breakOff(Break how, byte[] audio) throws IOException {
            switch (how.wrong()) {
                case STALL -> exchange.fallSilent();
                case RESET -> exchange.reset();
                default -> {
                    exchange.write(audio, 0, audio.length / 2);
                    exchange.cut();
                }
            }
        }

        /** Puts a title block where the interval is over: the title if it has changed, else an empty block. */
        private byte[] withTitles(byte[] audio, long millis) {
            if (!titles) {
                return audio;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(audio.length + 256);
            int at = 0;
            while (at < audio.length) {
                int count = Math.min(untilMetadata, audio.length - at);
                out.write(audio, at, count);
                at += count;
                untilMetadata -= count;
                if (untilMetadata == 0) {
                    untilMetadata = METADATA_INTERVAL;
                    out.writeBytes(titleBlock(track(millis).announcement()));
                }
            }
            return out.toByteArray();
        }

        private Track track(long millis) {
            long number = millis / programme.trackLength().toMillis();
            return programme.tracks().get((int) (number % programme.tracks().size()));
        }

        /** A length in units of 16 bytes, then the text, padded with zeros. */
        private byte[] titleBlock(String title) {
            if (title.equals(announced)) {
                return new byte[1];
            }
            announced = title;
            byte[] text = ("StreamTitle='" + title.replace("'", "’") + "';").getBytes(StandardCharsets.UTF_8);
            int units = (text.length + 15) / 16;
            byte[] block = new byte[1 + 16 * units];
            block[0] = (byte) units;
            System.arraycopy(text, 0, block, 1, text.length);
            return block;
        }
    }
}
