package io.aircheck.platforms.script;

import io.aircheck.platforms.script.ScriptFailure.Kind;
import io.aircheck.platforms.script.engine.Ask;
import io.aircheck.platforms.script.engine.EngineMain;
import io.aircheck.platforms.script.engine.Frames;
import io.aircheck.platforms.script.engine.Reply;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The process that runs scripts: this Java with this program's classes, a small heap, an empty environment and nothing open
 * but two pipes. It answers each question before the next is asked, in time or not at all. Not safe for use by many threads.
 */
final class ScriptProcess implements AutoCloseable {

    /** What Java ends with under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** The one class of Spring Boot that runs a class out of an archive of archives. */
    private static final String ARCHIVE_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final ScriptLimits limits;
    private final Process process;
    private final DataInputStream from;
    private final DataOutputStream to;

    /** Pipes block, and a virtual thread in a pipe's read would occupy its carrier. */
    private final ExecutorService pipes = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("scripts").factory());

    private ScriptProcess(ScriptLimits limits, Process process) {
        this.limits = limits;
        this.process = process;
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Starts one and waits until it is ready. */
    static ScriptProcess start(ScriptLimits limits) throws ScriptFailure {
        ProcessBuilder builder = new ProcessBuilder(command(limits))
                .directory(new File(System.getProperty("java.io.tmpdir", ".")))
                .redirectError(Redirect.DISCARD);
        // Nothing that was said to us in the environment (proxies, passwords) is said to scripts; Windows needs its own
        // place.
        builder.environment().keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
        ScriptProcess started;
        try {
            started = new ScriptProcess(limits, builder.start());
        } catch (IOException e) {
            throw new ScriptFailure(
                    Kind.UNAVAILABLE, "cannot run, for its process does not start (" + e.getMessage() + ")");
        }
        try {
            List<String> hello = started.within(limits.start(), () -> Frames.read(started.from, 1024));
            if (!hello.equals(List.of(EngineMain.READY))) {
                throw new IOException("it says " + hello);
            }
            return started;
        } catch (TimeoutException | IOException e) {
            started.close();
            throw new ScriptFailure(
                    Kind.UNAVAILABLE, "cannot run, for its process was not ready in time or broke off (" + e + ")");
        }
    }

    private static List<String> command(ScriptLimits limits) {
        boolean archive = EngineMain.class.getResource("EngineMain.class") instanceof java.net.URL place
                && place.toString().startsWith("jar:nested:");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMegabytes() + "m",
                "-Xss2m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                // What the JVM itself has to say must not get among the messages.
                "-XX:+DisplayVMOutputToStderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Dloader.main=" + EngineMain.class.getName(),
                "-cp",
                classPath(),
                archive ? ARCHIVE_LAUNCHER : EngineMain.class.getName(),
                Long.toString(limits.statements()),
                Integer.toString(limits.requests()),
                Integer.toString(limits.resultChars()),
                Integer.toString(limits.messageBytes()));
    }

    /** Ours; it may be relative to where we were started, and the process starts elsewhere. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Asks and waits for the reply.
     *
     * @throws ScriptFailure if the process had to be stopped or stopped by itself; it is of no use any more
     */
    Reply exchange(Ask ask) throws ScriptFailure {
        try {
            return within(limits.step(), () -> {
                Frames.write(to, ask.frame());
                return Reply.of(Frames.read(from, limits.messageBytes()));
            });
        } catch (TimeoutException e) {
            close();
            throw new ScriptFailure(
                    Kind.STOPPED,
                    "computed for more than " + limits.step().toMillis() / 1000.0
                            + " s without an end and was stopped");
        } catch (IOException e) {
            boolean outOfMemory = exitCode() == OUT_OF_MEMORY;
            close();
            throw new ScriptFailure(
                    Kind.STOPPED,
                    outOfMemory
                            ? "wanted more than " + limits.heapMegabytes() + " MB of memory and was stopped"
                            : "broke the process that runs scripts (" + e + ")");
        }
    }

    private <T> T within(Duration limit, Callable<T> talk) throws TimeoutException, IOException, ScriptFailure {
        try {
            return pipes.submit(talk).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new ScriptFailure(Kind.UNAVAILABLE, "was interrupted, for Aircheck is ending");
        }
    }

    /** Of a process that has just broken off; -1 where it has not ended. */
    private int exitCode() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        pipes.shutdownNow();
    }
}
