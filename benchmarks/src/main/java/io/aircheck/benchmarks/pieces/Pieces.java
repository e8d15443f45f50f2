package io.aircheck.benchmarks.pieces;

import io.aircheck.media.Chunks;
import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.flv.FlvReader;
import io.aircheck.media.flv.GopAssembler;
import io.aircheck.media.flv.StreamBytes;
import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.HlsPlaylist;
import io.aircheck.media.hls.PlaylistException;
import io.aircheck.media.mpegts.TsInspector;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** What two seconds of a stream of 3 Mbit/s (FLV: ten) go through: microseconds for each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
public class Pieces {

    private static final int AES_STEP = 16 << 10;

    private static final String PLAYLIST = """
        #EXTM3U
        #EXT-X-VERSION:3
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:1234
        """ + "#EXTINF:2.000,\nsegment-name.ts?token=0123456789abcdef\n".repeat(6);

    private static final UnitEntry UNIT = new UnitEntry(
            0,
            123_456,
            7_890_123_456L,
            750_000,
            "0123abcd",
            null,
            2000,
            Instant.EPOCH,
            Instant.ofEpochMilli(1_700_000_000_000L));

    private List<ByteBuffer> segment = List.of();
    private List<ByteBuffer> flv = List.of();
    private byte[] encrypted = {};
    private final byte[] decrypted = new byte[AES_STEP + 16];

    /** Encodes the media, once. */
    @Setup
    public void load() throws IOException, GeneralSecurityException {
        byte[] bytes = Loops.transportStream();
        segment = Loops.chunks(bytes);
        flv = Loops.chunks(Loops.flv());
        encrypted = cipher(Cipher.ENCRYPT_MODE).doFinal(bytes);
    }

    /** Every packet of a segment. */
    @Benchmark
    public SegmentInspection transportStreamScan() throws MalformedMediaException {
        return TsInspector.inspect(segment);
    }

    /** The checksum that the manifest holds. */
    @Benchmark
    public long checksum() {
        CRC32C crc = new CRC32C();
        segment.forEach(buffer -> crc.update(buffer.duplicate()));
        return crc.getValue();
    }

    /** Ten seconds of tags, found and put together to groups of pictures. */
    @Benchmark
    public long flvTags() throws IOException {
        StreamBytes bytes = new StreamBytes(new Given(flv));
        GopAssembler assembler = new GopAssembler(bytes, 8 << 20);
        FlvReader reader = new FlvReader(bytes);
        long groups = 0;
        for (ByteBuffer chunk : flv) {
            bytes.room(true);
            bytes.came(chunk.remaining());
            while (reader.next()) {
                groups += assembler.add(reader) == null ? 0 : 1;
            }
        }
        return groups;
    }

    /** AES-128-CBC in steps that HotSpot compiles; one call for all of it would stay in the interpreter. */
    @Benchmark
    public int decryption() throws GeneralSecurityException {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE);
        int count = 0;
        for (int at = 0; at < encrypted.length; at += AES_STEP) {
            count += cipher.update(encrypted, at, Math.min(AES_STEP, encrypted.length - at), decrypted);
        }
        return count + cipher.doFinal(decrypted, 0);
    }

    /** What a journal's line says of a unit. */
    @Benchmark
    public String manifestLine() {
        return JsonMapper.shared().writeValueAsString(UNIT);
    }

    /** A playlist with six segments. */
    @Benchmark
    public HlsPlaylist playlist() throws PlaylistException {
        return HlsParser.parse(PLAYLIST, "https://edge.example/live/room/index.m3u8?token=0123456789", null, Map.of());
    }

    private static Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(new byte[16], "AES"), new IvParameterSpec(new byte[16]));
        return cipher;
    }

    /** Hands out buffers that are filled already. */
    private static final class Given implements Chunks {

        private final List<ByteBuffer> left;

        Given(List<ByteBuffer> chunks) {
            left = new ArrayList<>(chunks.reversed());
        }

        @Override
        public ByteBuffer take(boolean beyondLimit) {
            return left.removeLast().duplicate();
        }

        @Override
        public void giveBack(List<ByteBuffer> chunks) {
            // they are used again by the next round
        }
    }
}
