package io.aircheck.music.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a piece of content, wherever it lies and whatever it is called: the first 128 bits of the SHA-256 of its bytes. */
public record ContentId(long high, long low) {

    static final int BYTES = 16;
    private static final int TEXT_CHARS = 32;
    private static final int BLOCK_BYTES = 256 << 10;

    /** Reads the whole file. */
    public static ContentId of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] block = new byte[BLOCK_BYTES];
            while (content.read(block) >= 0) {
                // The stream feeds the digest.
            }
        }
        return of(digest);
    }

    public static ContentId of(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return of(digest);
    }

    private static ContentId of(MessageDigest digest) {
        ByteBuffer sum = ByteBuffer.wrap(digest.digest());
        return new ContentId(sum.getLong(), sum.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ContentId parse(String text) {
        if (text.length() != TEXT_CHARS) {
            throw new IllegalArgumentException("\"" + text + "\" is no content id");
        }
        return new ContentId(
                HexFormat.fromHexDigitsToLong(text, 0, TEXT_CHARS / 2),
                HexFormat.fromHexDigitsToLong(text, TEXT_CHARS / 2, TEXT_CHARS));
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
