package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import io.aircheck.recorder.memory.MediaMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's small rules, each by a table. */
class RulesTest {

    private final Patience patience = new Patience(HlsSettings.usual(Duration.ofMinutes(1)));

    @ParameterizedTest
    @CsvSource({
        "ABSENT, 1, 200",
        "ABSENT, 2, 400",
        "ABSENT, 3, 800",
        "ABSENT, 9, 900",
        "SERVER, 1, 0",
        "SERVER, 2, 300",
        "SERVER, 3, 600",
        "UNANSWERED, 9, 5000",
        "BROKEN, 1, 0",
        "DAMAGED, 1, 0",
        "REFUSED, 1, 300",
        "REFUSED, 99, 5000",
        "MEMORY, 1, 300"
    })
    void thePauseBeforeTheNextAttempt(Kind kind, int attempts, long millis) {
        assertThat(patience.pause(kind, attempts)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        // kind, standing, attempts, seconds failing, seconds unlisted (empty: listed), given up
        "ABSENT, LISTED, 20, 29, , false",
        "ABSENT, LISTED, 20, 31, , true",
        "BROKEN, LISTED, 20, 59, , false",
        "BROKEN, LISTED, 20, 61, , true",
        "ABSENT, LISTED, 9, 20, 5, false",
        "ABSENT, LISTED, 9, 20, 7, true",
        "UNANSWERED, LISTED, 9, 300, 5, false",
        "BROKEN, LISTED, 2, 90, 70, false", // it trickled, and may come whole the next time
        "BROKEN, LISTED, 3, 90, 70, true",
        "UNANSWERED, LISTED, 2, 90, 70, false",
        "UNANSWERED, LISTED, 3, 90, 70, true",
        "DAMAGED, LISTED, 3, 1, , false",
        "DAMAGED, LISTED, 4, 1, , true",
        "ENDLESS, LISTED, 2, 90, , true",
        "UNSUPPORTED, LISTED, 1, 0, , true",
        "ABSENT, GUESSED, 2, 1, 1, false",
        "ABSENT, GUESSED, 3, 1, 1, true",
        "UNANSWERED, GUESSED, 9, 1, 1, false",
        "BROKEN, GUESSED, 9, 1, 1, false",
    })
    void whenASegmentIsGivenUp(Kind kind, Standing standing, int attempts, long failing, Long unlisted, boolean over) {
        Patience.Failing state = new Patience.Failing(
                kind,
                standing,
                attempts,
                Duration.ofSeconds(failing),
                unlisted == null ? null : Duration.ofSeconds(unlisted),
                false);

        assertThat(patience.isOver(state, Duration.ofSeconds(2))).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 7500", "2, 1, 15000", "2, 2, 30000", "2, 3, 60000", "2, 9, 60000", "12, 0, 12000", "90, 0, 60000"
    })
    void howLongASegmentMayTrickle(long seconds, int attempts, long millis) {
        assertThat(patience.deadline(Duration.ofSeconds(seconds), attempts)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/s99.ts, 99, http://h/s102.ts, 102, 100, http://h/s100.ts",
        "http://h/a7/s099.ts, 5, http://h/a7/s102.ts, 8, 6, http://h/a7/s100.ts",
        "http://h/s1.ts, 1, http://h/s9.ts, 5, 2, ",
        "http://h/s1.ts?t=5, 1, http://h/s3.ts?t=6, 3, 2, ",
        "http://h/a.ts, 1, http://h/b.ts, 3, 2, ",
        "http://h/s123456789012345678901.ts, 1, http://h/s123456789012345678903.ts, 3, 2, ",
    })
    void addressesThatCount(String first, long at, String second, long then, long wanted, String url) {
        assertThat(CounterPattern.of(first, at, second, then).map(pattern -> pattern.url(wanted)))
                .isEqualTo(Optional.ofNullable(url));
    }

    @ParameterizedTest
    @CsvSource({"LISTED, 0, 2", "LISTED, 1, 4", "LISTED, 2, 4", "GUESSED, 0, 2", "PREFETCH, 0, 4"})
    void silenceIsBorneForAShorterTimeAtFirstButWhereAServerMayHoldBack(Standing standing, int attempts, int seconds) {
        Patience patience = new Patience(HlsSettings.usual(Duration.ofMinutes(1)));

        assertThat(patience.idle(standing, attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "400, SERVER",
        "401, REFUSED",
        "403, REFUSED",
        "404, ABSENT",
        "410, ABSENT",
        "429, SERVER",
        "503, SERVER"
    })
    void whatAStatusMeans(int status, Kind kind) {
        assertThat(FetchFailure.ofStatus(status).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE html>', OTHER", "'{\"a\":1,\"b\":2}', OTHER", "'WEBVTT\n\n00:00', OTHER", "'....ftypmp42', FMP4",
        "'....moof....', FMP4", "'G............', TS", "'abc', OTHER", "'', OTHER"
    })
    void bodiesAreKnownByTheirFirstBytes(String text, BodyKind kind) {
        assertThat(BodyKind.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(kind);
    }

    @Test
    void packedAudioIsKnownBehindItsTag() {
        byte[] tagged = new byte[40];
        System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 10}, 0, tagged, 0, 10);
        tagged[20] = (byte) 0xff;
        tagged[21] = (byte) 0xf1;
        assertThat(BodyKind.of(ByteBuffer.wrap(tagged))).isEqualTo(BodyKind.AAC);
        tagged[21] = (byte) 0xfb;
        assertThat(BodyKind.of(ByteBuffer.wrap(tagged))).isEqualTo(BodyKind.MP3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 16_384, 65_424, 65_425, 200_000})
    void decryptionGivesBackWhatWasEncrypted(int length) throws GeneralSecurityException, FetchFailure {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] iv = CbcDecryption.iv(null, 1234);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        List<ByteBuffer> body = chunks(cipher.doFinal(plain));

        CbcDecryption.decrypt(body, key, iv);

        assertThat(bytes(body)).isEqualTo(plain);
    }

    @Test
    void theSequenceNumberIsTheVectorWhereNoneIsGiven() {
        assertThat(CbcDecryption.iv(null, 258)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
        assertThat(CbcDecryption.iv("000000000000000000000000000000ff", 1)).endsWith((byte) 0xff);
    }

    @Test
    void aTornOrWronglyKeyedSegmentIsDamaged() {
        byte[] key = new byte[16];
        assertThatThrownBy(() -> CbcDecryption.decrypt(chunks(new byte[17]), key, new byte[16]))
                .hasMessageContaining("17 bytes");
        assertThatThrownBy(() -> CbcDecryption.decrypt(chunks(new byte[32]), key, new byte[16]))
                .hasMessageContaining("cannot be decrypted");
    }

    private static List<ByteBuffer> chunks(byte[] bytes) {
        List<ByteBuffer> chunks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += MediaMemory.CHUNK) {
            int count = Math.min(MediaMemory.CHUNK, bytes.length - at);
            chunks.add(ByteBuffer.allocateDirect(MediaMemory.CHUNK)
                    .put(bytes, at, count)
                    .flip());
        }
        return chunks;
    }

    private static byte[] bytes(List<ByteBuffer> chunks) {
        ByteBuffer all = ByteBuffer.allocate(
                chunks.stream().mapToInt(ByteBuffer::remaining).sum());
        chunks.forEach(chunk -> all.put(chunk.duplicate()));
        return all.array();
    }

    @Test
    void memoryHasABoundThatOnlyTheUrgentMayPass() {
        MediaMemory memory = new MediaMemory(2L * MediaMemory.CHUNK);
        ByteBuffer first = memory.take(false);
        ByteBuffer second = memory.take(false);

        assertThat(memory.take(false)).isNull();
        ByteBuffer beyond = memory.take(true);
        memory.giveBack(List.of(first, second, beyond));
        assertThat(memory.inUse()).isZero();
    }
}
