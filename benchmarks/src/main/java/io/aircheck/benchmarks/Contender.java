package io.aircheck.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A recorder that takes part: its processes and the folder that it fills. */
final class Contender implements AutoCloseable {

    /** A thousand recordings are brought to the disk one by one. */
    private static final Duration FAREWELL = Duration.ofMinutes(2);

    /** Aircheck's two ways to record many streams. */
    static final String SERVE = "aircheck serve";

    static final String RECORD = "aircheck record";

    private final String name;
    private final Path folder;
    private final List<Process> processes;

    private Contender(String name, Path folder, List<Process> processes) {
        this.name = name;
        this.folder = folder;
        this.processes = processes;
    }

    /**
     * Aircheck as a service that watches all addresses.
     *
     * @param root a certificate root that it is to trust
     */
    static Contender serve(Path launcher, Path folder, List<String> addresses, @Nullable Path root) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path config = Files.createDirectories(home.resolve("config"));
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            rooms.add(addresses.get(i) + ",channel-" + i);
        }
        Files.write(config.resolve("rooms.txt"), rooms);
        if (root != null) {
            Files.writeString(config.resolve("aircheck.yaml"), "ca-file: " + root + "\n");
        }
        List<String> command = List.of(launcher.toString(), "serve", "--home", home.toString(), "--port", "0");
        return new Contender(SERVE, home.resolve("recordings"), List.of(start(command, folder.resolve("serve.log"))));
    }

    /** Aircheck's command for all addresses at once. */
    static Contender record(Path launcher, Path folder, List<String> addresses, @Nullable Path root)
            throws IOException {
        Path media = Files.createDirectories(folder.resolve("record"));
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "record", "-o", media + "/", "--json"));
        if (root != null) {
            command.addAll(List.of("--ca-file", root.toString()));
        }
        command.addAll(addresses);
        return new Contender(RECORD, media, List.of(start(command, folder.resolve("record.log"))));
    }

    private static Process start(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** One process an address. */
    static Contender of(Peer peer, Path folder, List<String> addresses, String extension) throws IOException {
        Path media = Files.createDirectories(folder.resolve(peer.name()));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            processes.add(peer.start(addresses.get(i), media.resolve("channel-" + i + "." + extension)));
        }
        return new Contender(peer.title(), media, processes);
    }

    String name() {
        return name;
    }

    /** Where its media are. */
    Path folder() {
        return folder;
    }

    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(processes.stream().map(Process::toHandle).toList());
    }

    /** Bytes of media in its folder now. */
    long bytesWritten() throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(ts|mp4|flv)(\\.part)?"))
                    .mapToLong(Contender::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks all processes to end and gives them time to finish their files. */
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
