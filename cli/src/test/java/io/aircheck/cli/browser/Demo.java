package io.aircheck.cli.browser;

import io.aircheck.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code aircheck demo} in a Java process of its own. */
final class Demo implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://(127\\.0\\.0\\.1|localhost):\\d+/");

    private final Process process;
    private final String address;

    private Demo(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and waits until it says where its page is. The first time on a machine it makes its programmes first.
     *
     * @throws IOException if it ends or stays silent instead; with all that it said
     */
    static Demo start(Path home) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--port",
                "0",
                "--home",
                home.toString());
        Path log = Files.createDirectories(Path.of("target")).resolve("demo.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("demo output").start(() -> read(process, log, address));
        try {
            return new Demo(process, address.get(3, TimeUnit.MINUTES));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the demo did not say where its page is:\n" + Files.readString(log), e);
        }
    }

    /** Keeps what it says, and finds the page's address in it. */
    private static void read(Process process, Path log, CompletableFuture<String> address) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
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

    String address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
