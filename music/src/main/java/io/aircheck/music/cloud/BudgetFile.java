package io.aircheck.music.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Budgets} in a small file: a line {@code day service requests} for each service, of its last day only. Several processes
 * may share it.
 */
public final class BudgetFile implements Budgets {

    private static final int MOST_BYTES = 64 << 10;

    private record Used(String day, int requests) {}

    private final Path file;

    public BudgetFile(Path file) {
        this.file = file;
    }

    /** @throws UncheckedIOException if the file cannot be read or written: nothing is spent that cannot be counted */
    @Override
    public synchronized boolean take(String service, LocalDate day, int budget) {
        try (FileChannel channel = open()) {
            channel.lock(); // released with the channel
            Map<String, Used> used = read(channel);
            Used last = used.get(service);
            int requests = last != null && last.day().equals(day.toString()) ? last.requests() : 0;
            if (requests >= budget) {
                return false;
            }
            used.put(service, new Used(day.toString(), requests + 1));
            write(channel, used);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the budgets in " + file + " cannot be counted: " + e.getMessage(), e);
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private static Map<String, Used> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // A read may give less than was asked for.
        }
        Map<String, Used> used = new TreeMap<>();
        for (String line : new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n")) {
            if (line.matches("\\d{4}-\\d\\d-\\d\\d [\\w-]{1,50} \\d{1,9}")) {
                String[] words = line.split(" ", -1);
                used.put(words[1], new Used(words[0], Integer.parseInt(words[2])));
            }
        }
        return used;
    }

    private static void write(FileChannel channel, Map<String, Used> used) throws IOException {
        var text = new StringBuilder();
        used.forEach((service, count) -> text.append(count.day())
                .append(' ')
                .append(service)
                .append(' ')
                .append(count.requests())
                .append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.truncate(length);
        channel.force(true);
    }
}
