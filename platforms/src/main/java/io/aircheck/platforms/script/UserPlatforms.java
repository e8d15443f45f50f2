package io.aircheck.platforms.script;

import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.script.ScriptFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The platforms that a user wrote: the files {@code <id>.js} of a directory. A file that is broken is named and harms nothing;
 * if it was good before, what it was stays in use. Never writes. Safe for use by many threads.
 */
public final class UserPlatforms {

    /** Looks in a row at which a file must be gone, since editors take it away for a moment. */
    private static final int LOOKS_TO_LOSE = 3;

    private static final int LARGEST = 1 << 20;
    private static final Duration COARSE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final String ENDING = ".js";

    private final Path directory;
    private final Set<String> taken;
    private final Sandbox sandbox;
    private final ScriptLimits limits;
    private final Clock clock;
    private final Map<String, Known> files = new TreeMap<>();
    private final List<Change> untold = new ArrayList<>();
    private boolean loaded;
    private volatile List<UserPlatform> platforms = List.of();
    private volatile List<Problem> broken = List.of();

    /** Something about a file that its user should know, as a sentence that begins with its name. */
    public record Problem(String file, String sentence) {}

    /** What a look found. */
    public sealed interface Change {

        String file();

        /** A platform is there, or says something else than before. */
        record Loaded(String file) implements Change {}

        record Broken(Problem problem) implements Change {
            @Override
            public String file() {
                return problem.file();
            }
        }

        record Gone(String file) implements Change {}

        /** A script that was left alone may be asked again whose addresses are. */
        record Rested(String file) implements Change {}
    }

    /** By which a file is known to be the same without reading it. */
    private record Stamp(FileTime modified, long size) {

        static Stamp of(Path file) throws ScriptFailure {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                throw ScriptFailure.wrong("cannot be read (" + e + ")");
            }
        }

        /** Whether no change can hide behind a coarse time. */
        boolean isOld(Instant now) {
            return modified.toInstant().plus(COARSE).isBefore(now);
        }
    }

    /** What is known of a file. */
    private static final class Known {
        /** As it was last read, and read again before it is believed: editors leave half a file for a moment. */
        private @Nullable String seen;
        /** As it was taken, good or not. */
        private @Nullable String taken;

        private @Nullable Stamp settled;
        private @Nullable UserPlatform platform;
        private @Nullable String problem;
        private @Nullable Instant retryAt;
        private int missed;
    }

    private UserPlatforms(Path directory, Set<String> taken, Sandbox sandbox, ScriptLimits limits, Clock clock) {
        this.directory = directory;
        this.taken = taken;
        this.sandbox = sandbox;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param builtIn whose ids no file may have */
    public static UserPlatforms in(Path directory, PlatformRegistry builtIn, Sandbox sandbox, Clock clock) {
        Set<String> taken = builtIn.platforms().stream()
                .map(platform -> platform.info().id())
                .collect(Collectors.toUnmodifiableSet());
        return new UserPlatforms(directory, taken, sandbox, ScriptLimits.USUAL, clock);
    }

    /** The ids that the files' names give, without reading one. */
    public Set<String> ids() {
        try {
            return names().stream()
                    .map(UserPlatforms::idOf)
                    .filter(id -> wrongName(id) == null)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Those that can be used, in the order of their ids. Reads the directory if that has not been done yet. */
    public List<Platform> platforms() {
        loadOnce();
        return List.copyOf(platforms);
    }

    /** What is wrong at present, as far as the directory has been read; in the order of the files. */
    public List<Problem> problems() {
        return Stream.concat(
                        broken.stream(),
                        platforms.stream()
                                .filter(platform -> platform.trouble() != null)
                                .map(platform -> new Problem(
                                        platform.info().id() + ENDING, Objects.requireNonNull(platform.trouble()))))
                .toList();
    }

    private synchronized void loadOnce() {
        if (!loaded) {
            untold.addAll(look(true));
        }
    }

    /** Looks once at the directory and takes what has changed since. */
    public synchronized List<Change> look() {
        List<Change> changes = new ArrayList<>(untold);
        untold.clear();
        changes.addAll(look(!loaded));
        return changes;
    }

    /** @param first whether files are believed at once */
    private List<Change> look(boolean first) {
        List<Change> changes = new ArrayList<>();
        Set<String> names;
        try {
            names = names();
        } catch (IOException e) {
            return changes;
        }
        loaded = true;
        for (String name : names) {
            Known known = files.computeIfAbsent(name, _ -> new Known());
            known.missed = 0;
            see(name, known, first, changes);
        }
        files.entrySet().removeIf(entry -> {
            boolean gone = !names.contains(entry.getKey()) && ++entry.getValue().missed >= LOOKS_TO_LOSE;
            if (gone) {
                changes.add(new Change.Gone(entry.getKey()));
            }
            return gone;
        });
        publish(changes);
        return changes;
    }

    private void publish(List<Change> changes) {
        List<UserPlatform> usable = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        files.forEach((name, known) -> {
            if (known.platform != null) {
                usable.add(known.platform);
                if (known.platform.takeOwedMatch()) {
                    changes.add(new Change.Rested(name));
                }
            }
            if (known.problem != null) {
                problems.add(new Problem(name, known.problem));
            }
        });
        platforms = List.copyOf(usable);
        broken = List.copyOf(problems);
    }

    private void see(String name, Known known, boolean first, List<Change> changes) {
        String wrongName = wrongName(idOf(name));
        if (wrongName != null) {
            report(name, known, name + " " + wrongName, changes);
            return;
        }
        boolean retry = known.retryAt != null && !clock.instant().isBefore(known.retryAt);
        String text;
        try {
            Stamp stamp = Stamp.of(directory.resolve(name));
            if (stamp.equals(known.settled) && !retry) {
                return;
            }
            text = read(directory.resolve(name), stamp);
            known.settled = stamp.isOld(clock.instant()) ? stamp : null;
        } catch (ScriptFailure e) {
            known.taken = null;
            known.settled = null;
            report(name, known, name + " " + e.sentence(), changes);
            return;
        }
        boolean believed = first || text.equals(known.seen);
        known.seen = text;
        if (!believed) {
            known.settled = null;
        }
        if (believed && (retry || !text.equals(known.taken))) {
            known.taken = text;
            take(new ScriptFile(name, text), known, changes);
        }
    }

    private void take(ScriptFile file, Known known, List<Change> changes) {
        known.retryAt = null;
        try {
            if (known.platform == null) {
                known.platform = UserPlatform.of(idOf(file.name()), file, sandbox, limits, clock);
            } else {
                known.platform.update(file);
            }
            known.problem = null;
            changes.add(new Change.Loaded(file.name()));
        } catch (ScriptFailure e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                known.retryAt = clock.instant().plus(RETRY);
            }
            String sentence = file.name() + " " + e.sentence();
            report(
                    file.name(),
                    known,
                    known.platform == null ? sentence : sentence + "; what it was before stays in use",
                    changes);
        }
    }

    private static void report(String name, Known known, String sentence, List<Change> changes) {
        if (!sentence.equals(known.problem)) {
            known.problem = sentence;
            changes.add(new Change.Broken(new Problem(name, sentence)));
        }
    }

    private @Nullable String wrongName(String id) {
        if (!id.matches("[a-z0-9]{1,32}")) {
            return "is no name for a platform; take small letters and digits, as in mysite.js";
        }
        return taken.contains(id) ? "has the name of a platform that Aircheck knows; take another one" : null;
    }

    /** The id of the platform that a file is. */
    public static String idOf(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return Set.of();
        }
    }

    private static String read(Path file, Stamp stamp) throws ScriptFailure {
        if (stamp.size() > LARGEST) {
            throw ScriptFailure.wrong("is larger than " + (LARGEST >> 20) + " MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ScriptFailure.wrong("is not written in UTF-8");
        } catch (IOException e) {
            throw ScriptFailure.wrong("cannot be read (" + e + ")");
        }
    }
}
