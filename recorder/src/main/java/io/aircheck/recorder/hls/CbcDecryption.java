package io.aircheck.recorder.hls;

import io.aircheck.recorder.hls.FetchFailure.Kind;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-128-CBC with PKCS#7 padding over a whole segment (RFC 8216 §5.2). */
final class CbcDecryption {

    private static final int BLOCK = 16;

    /**
     * HotSpot uses the processor's AES only in compiled code, and compiles what is called often: one call for a whole
     * segment stays twenty times slower.
     */
    private static final int STEP = 16 << 10;

    private CbcDecryption() {}

    /** The initialisation vector that a playlist names, or else the sequence number as 128 bits. */
    static byte[] iv(@Nullable String hex, long sequence) {
        return hex == null
                ? ByteBuffer.allocate(BLOCK).putLong(8, sequence).array()
                : HexFormat.of().parseHex(hex);
    }

    /**
     * Decrypts in place; the last buffers become shorter by the padding.
     *
     * @throws FetchFailure if the length is not what encryption gives (a torn body, a page instead), or the padding (another
     *     key)
     */
    static void decrypt(List<ByteBuffer> body, byte[] key, byte[] iv) throws FetchFailure {
        long length = body.stream().mapToLong(ByteBuffer::remaining).sum();
        if (length == 0 || length % BLOCK != 0) {
            throw new FetchFailure(Kind.SERVER, "its length of " + length + " bytes is not that of encrypted data");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            Target target = new Target(body);
            byte[] in = new byte[STEP];
            byte[] out = new byte[STEP + BLOCK];
            for (ByteBuffer buffer : body) {
                for (int at = buffer.position(); at < buffer.limit(); at += STEP) {
                    int count = Math.min(STEP, buffer.limit() - at);
                    buffer.get(at, in, 0, count);
                    target.put(out, cipher.update(in, 0, count, out));
                }
            }
            target.put(out, cipher.doFinal(out, 0));
            target.end();
        } catch (GeneralSecurityException e) {
            throw new FetchFailure(Kind.DAMAGED, "it cannot be decrypted with its key");
        }
    }

    /** Writes over what was read: decrypted bytes never run ahead of encrypted ones. */
    private static final class Target {

        private final List<ByteBuffer> buffers;
        private int index;
        private int at;

        Target(List<ByteBuffer> buffers) {
            this.buffers = buffers;
            this.at = buffers.getFirst().position();
        }

        void put(byte[] bytes, int count) {
            int done = 0;
            while (done < count) {
                ByteBuffer buffer = buffers.get(index);
                int part = Math.min(count - done, buffer.limit() - at);
                buffer.put(at, bytes, done, part);
                done += part;
                at += part;
                if (at == buffer.limit() && index + 1 < buffers.size()) {
                    index++;
                    at = buffers.get(index).position();
                }
            }
        }

        void end() {
            buffers.get(index).limit(at);
            for (int i = index + 1; i < buffers.size(); i++) {
                buffers.get(i).limit(buffers.get(i).position());
            }
        }
    }
}
