package io.aircheck.server.hooks;

import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.FactTemplate;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.hooks.Hook.Action.Command;
import io.aircheck.server.jobs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the user's programs. A streamer chooses its own name and title, so no shell ever sees them: the program gets exactly the
 * arguments that are configured, each filled by itself, and the facts in its environment.
 */
public final class Programs {

    private static final int KEPT_CHARACTERS = 12_000;
    private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(5);

    private final Path directory;
    private final Map<String, String> more;

    /**
     * @param directory in which programs are started
     * @param more variables that every program gets
     */
    public Programs(Path directory, Map<String, String> more) {
        this.directory = directory;
        this.more = Map.copyOf(more);
    }

    /**
     * Runs a command to its end: once, or, where an argument names a file and the occasion has several, once for each.
     *
     * @param limit for each run
     */
    public Outcome run(Command command, Facts facts, Duration limit, DoubleConsumer progress)
            throws InterruptedException {
        List<Facts> runs = runs(command, facts);
        Tail output = new Tail(KEPT_CHARACTERS);
        for (int i = 0; i < runs.size(); i++) {
            Outcome outcome = runOnce(arguments(command, runs.get(i)), runs.get(i), limit, output);
            if (!(outcome instanceof Outcome.Done)) {
                return outcome;
            }
            progress.accept((i + 1.0) / runs.size());
        }
        return new Outcome.Done(0, output.text());
    }

    private static List<Facts> runs(Command command, Facts facts) {
        boolean ofOneFile =
                command.words().stream().anyMatch(word -> word.mentions(Fact.FILE) || word.mentions(Fact.NAME));
        List<String> files = facts.files();
        boolean ofAll = facts.get(Fact.PART).isEmpty();
        if (!ofOneFile || !ofAll || files.size() < 2) {
            return List.of(facts);
        }
        return files.stream()
                .map(file -> facts.with(Fact.FILE, file)
                        .with(Fact.NAME, Path.of(file).getFileName().toString()))
                .toList();
    }

    /** An argument that is {@code {files}} alone becomes one argument for each file. */
    static List<String> arguments(Command command, Facts facts) {
        List<String> arguments = new ArrayList<>();
        for (FactTemplate word : command.words()) {
            if (word.text().equals("{files}")) {
                arguments.addAll(facts.files());
            } else {
                arguments.add(word.fill(facts));
            }
        }
        return arguments;
    }

    private Outcome runOnce(List<String> arguments, Facts facts, Duration limit, Tail output)
            throws InterruptedException {
        if (goesThroughAShell(arguments.getFirst())) {
            return new Outcome.Failed(
                    null,
                    "Windows runs .bat and .cmd files through a shell, which a streamer's name could command; name a"
                            + " program instead, such as powershell -File SCRIPT");
        }
        Process process;
        try {
            process = start(arguments, facts);
        } catch (IOException e) {
            return new Outcome.Failed(null, "the program cannot be started: " + e.getMessage());
        }
        Thread reader =
                Thread.ofPlatform().daemon().name("hook-output").start(() -> output.readAll(process.getInputStream()));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                reader.join(TO_END_BY_ITSELF);
                return new Outcome.Failed(null, output.text() + "\nended after " + limit.toSeconds() + " s, its limit");
            }
            // What it started and left behind may hold the pipe open.
            reader.join(TO_END_BY_ITSELF);
            int status = process.exitValue();
            return status == 0 ? new Outcome.Done(status, output.text()) : new Outcome.Failed(status, output.text());
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private Process start(List<String> arguments, Facts facts) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.directory(directory.toFile());
        builder.redirectErrorStream(true);
        // Our own variables may hold passwords.
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("AIRCHECK_"));
        builder.environment().putAll(more);
        builder.environment().putAll(facts.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static boolean goesThroughAShell(String program) {
        String name = program.toLowerCase(Locale.ROOT).strip();
        return System.getProperty("os.name", "").startsWith("Windows")
                && (name.endsWith(".bat") || name.endsWith(".cmd"));
    }

    /** With everything that it started. */
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        boolean interrupted = false;
        try {
            process.waitFor(TO_END_BY_ITSELF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A program that stands in a directory, where its name is nothing more than a name; null where there is none. */
    public static @Nullable Path standingIn(Path directory, String name) {
        if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,99}")) {
            return null;
        }
        Path program = directory.resolve(name);
        return Files.isRegularFile(program) ? program : null;
    }
}
