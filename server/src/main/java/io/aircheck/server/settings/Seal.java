package io.aircheck.server.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets unreadable where they are stored: AES-GCM with a key of the environment ({@code AIRCHECK_SECRET_KEY}, or a file
 * that {@code AIRCHECK_SECRET_KEY_FILE} names) or of {@code config/secret.key}, which only the service's user may read. What was
 * sealed for one place cannot be opened in another.
 */
public final class Seal {

    /** The environment variable of the key. */
    public static final String VARIABLE = "AIRCHECK_SECRET_KEY";

    private static final String MARK = "sealed1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int SHORTEST_KEY = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private Seal(byte[] material) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(material);
            this.key = new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The seal of a home; makes its key if there is none.
     *
     * @throws SettingsException if the key of the environment cannot be used
     */
    public static Seal of(Home home, Map<String, String> environment) throws IOException {
        Optional<String> given = EnvironmentFiles.value(environment, VARIABLE);
        if (given.isPresent()) {
            String text = given.get().strip();
            if (text.length() < SHORTEST_KEY) {
                throw new SettingsException(List.of("environment variable " + VARIABLE + ": a key has at least "
                        + SHORTEST_KEY + " characters, better 40 random ones"));
            }
            return new Seal(text.getBytes(StandardCharsets.UTF_8));
        }
        Path file = home.config().resolve("secret.key");
        create(file);
        return new Seal(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static void create(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        FileAttribute<?>[] ownerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Set<StandardOpenOption> once = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, once, ownerOnly)) {
            String text = Base64.getEncoder().encodeToString(fresh) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // It is there from the start before.
        }
    }

    /** @param place where it will stand; it can only be opened with the same */
    public String close(String place, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = run(Cipher.ENCRYPT_MODE, nonce, place, secret.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        byte[] all = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, all, nonce.length, text.length);
        return MARK + Base64.getEncoder().encodeToString(all);
    }

    /** The secret; empty if it was sealed with another key or for another place, or is damaged. */
    public Optional<String> open(String place, String sealed) {
        if (!sealed.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(MARK.length()));
            if (all.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return run(Cipher.DECRYPT_MODE, nonce, place, Arrays.copyOfRange(all, NONCE_BYTES, all.length))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> run(int mode, byte[] nonce, String place, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
