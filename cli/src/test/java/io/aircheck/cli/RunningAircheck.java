package io.aircheck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code aircheck serve} or {@code aircheck demo} in a Java process of its own. */
public final class RunningAircheck implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://(127\\.0\\.0\\.1|localhost):\\d+/");

    private final Process process;
    private final String address;

    private RunningAircheck(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and waits until it says where its page is. The first demo on a machine makes its programmes first.
     *
     * @param log gets all that it says
     * @throws IOException if it ends or stays silent instead; with all that it said
     */
    public static RunningAircheck start(Path log, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return start(log, environment, program(), arguments);
    }

    /** What starts this very program. */
    static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    /** The same with another command in front of the arguments. */
    static RunningAircheck start(Path log, Map<String, String> environment, List<String> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(program.stream(), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("output of aircheck").start(() -> read(process, log, address));
        try {
            return new RunningAircheck(process, address.get(3, TimeUnit.MINUTES));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("it did not say where its page is:\n" + Files.readString(log), e);
        }
    }

    /** Keeps what it says, and finds the page's address in it. */
    private static void read(Process process, Path log, CompletableFuture<String> address) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            Files.createDirectories(log.toAbsolutePath().getParent());
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Files.write(log, lines);
                Matcher found = ADDRESS.matcher(line);
                if (found.find()) {
                    address.complete(found.group());
                }
            }
            address.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** Of its page, with a slash at the end. */
    public String address() {
        return address;
    }

    /** The processes of a program that it has started. */
    List<ProcessHandle> children(String program) {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/" + program))
                .toList();
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as {@code kill} and Docker do, and waits for as long as it may take. */
    boolean endsWithin(Duration grace) throws InterruptedException {
        process.destroy();
        return process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end and waits until its files are finished. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
