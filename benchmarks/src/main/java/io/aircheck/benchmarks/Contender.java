package io.aircheck.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A recorder that takes part: its processes and the folder that it fills. */
final class Contender implements AutoCloseable {

    private final String name;
    private final Path folder;
    private final List<Process> processes;

    private Contender(String name, Path folder, List<Process> processes) {
        this.name = name;
        this.folder = folder;
        this.processes = processes;
    }

    /** Aircheck as a service that watches all addresses. */
    static Contender aircheck(Path launcher, Path folder, List<String> addresses) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path config = Files.createDirectories(home.resolve("config"));
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            rooms.add(addresses.get(i) + ",channel-" + i);
        }
        Files.write(config.resolve("rooms.txt"), rooms);
        Process service = new ProcessBuilder(launcher.toString(), "serve", "--home", home.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("aircheck.log").toFile())
                .start();
        return new Contender("Aircheck", home.resolve("recordings"), List.of(service));
    }

    /** One {@code ffmpeg -c copy} an address. */
    static Contender ffmpeg(Path folder, List<String> addresses, String extension) throws IOException {
        Files.createDirectories(folder);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            processes.add(new ProcessBuilder(
                            "ffmpeg",
                            "-nostdin",
                            "-loglevel",
                            "error",
                            "-i",
                            addresses.get(i),
                            "-c",
                            "copy",
                            folder.resolve("channel-" + i + "." + extension).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        return new Contender("ffmpeg -c copy", folder, processes);
    }

    String name() {
        return name;
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
            return files.filter(file -> file.toString().matches(".*\\.(ts|ts\\.part|mp4|mp4\\.part|flv|flv\\.part)"))
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

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
