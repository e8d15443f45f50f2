package io.aircheck.platforms.script;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.script.ScriptFailure.Kind;
import io.aircheck.platforms.script.engine.Ask;
import io.aircheck.platforms.script.engine.Reply;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts that nobody has to trust. They are run by a second process, which is started when the first script is and ends
 * when none has been run for a while. A script that computes for too long is stopped by killing that process; calls of others
 * that were waiting in it are begun anew. Safe for use by many threads: scripts compute one after the other, and wait for
 * their answers side by side.
 */
public final class Sandbox implements AutoCloseable {

    private static final Sandbox SHARED = new Sandbox(ScriptLimits.USUAL);

    /** How often a call is begun that others cost its process. */
    private static final int MOST_BEGINNINGS = 4;

    /** Calls that may be in the process at a time, since they share its memory. */
    private static final int MOST_CALLS = 16;

    private final ScriptLimits limits;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Semaphore calls = new Semaphore(MOST_CALLS, true);
    private @Nullable ScriptProcess process;
    private long callNumber;
    private long usedAtNanos;
    private boolean idleIsWatched;

    /** Answers what a platform's script asks of its site. */
    @FunctionalInterface
    interface Requests {
        /**
         * @param request an object as {@code prelude.js} makes it
         * @return an answer as {@code prelude.js} takes it, as JSON text
         */
        String answer(Json request);
    }

    /** The process that a call has begun in is gone. */
    private static final class LostException extends Exception {
        LostException() {
            super(null, null, false, false);
        }
    }

    private record Begun(ScriptProcess process, String call, Reply reply) {}

    public Sandbox(ScriptLimits limits) {
        this.limits = limits;
    }

    /** The one that everybody uses; it costs nothing until a script is run. */
    public static Sandbox shared() {
        return SHARED;
    }

    /**
     * Runs a script that a site serves and calls one of its functions. Beside the language the script finds {@code md5(text)}
     * and other digests, and nothing of a browser.
     *
     * @param function an expression that gives the function, usually its name
     * @param arguments given to it as texts
     * @return what it gave, as a text
     * @throws ScriptFailure with a sentence that goes on after "the site's script"
     */
    public String evaluate(String script, String function, List<String> arguments) throws ScriptFailure {
        calls.acquireUninterruptibly();
        try {
            Reply reply = begin(_ -> new Ask.Evaluate(script, function, Json.write(arguments)))
                    .reply();
            return Json.parse(done(reply)).node().asString();
        } finally {
            calls.release();
        }
    }

    /** What a platform's file exports, as JSON. */
    Json describe(ScriptFile file) throws ScriptFailure {
        return Json.parse(
                done(begin(_ -> new Ask.Describe(file.name(), file.source())).reply()));
    }

    /**
     * Calls a function of a platform's file.
     *
     * @param argument given to it as an object
     * @param requests answers its requests, on this thread
     * @return what it gave
     */
    Json call(ScriptFile file, String function, Object argument, Requests requests) throws ScriptFailure {
        String arguments = Json.write(List.of(argument));
        calls.acquireUninterruptibly();
        try {
            for (int beginning = 1; beginning <= MOST_BEGINNINGS; beginning++) {
                try {
                    Begun begun = begin(call -> new Ask.Call(call, file.name(), file.source(), function, arguments));
                    return Json.parse(done(conversation(begun, requests)));
                } catch (LostException e) {
                    // Another script was stopped; this one begins anew.
                }
            }
        } finally {
            calls.release();
        }
        throw new ScriptFailure(Kind.UNAVAILABLE, "was held up by other scripts that had to be stopped");
    }

    private Reply conversation(Begun begun, Requests requests) throws ScriptFailure, LostException {
        long deadline = System.nanoTime() + limits.call().toNanos();
        Queue<Json> asked = new ArrayDeque<>();
        Reply reply = begun.reply();
        try {
            while (reply instanceof Reply.Waiting(String more)) {
                asked.addAll(Json.parse(more).items());
                Json request = asked.poll();
                if (request == null) {
                    throw ScriptFailure.wrong("waits for something that never comes");
                }
                if (System.nanoTime() > deadline) {
                    throw ScriptFailure.wrong("took more than " + limits.call().toSeconds() + " s with its requests");
                }
                String number = request.at("id").text("");
                reply = tell(begun, new Ask.Resume(begun.call(), number, requests.answer(request)));
            }
            return reply;
        } finally {
            if (reply instanceof Reply.Waiting) {
                drop(begun);
            }
        }
    }

    /** Has a call that was given up forgotten. */
    private void drop(Begun begun) {
        try {
            tell(begun, new Ask.Drop(begun.call()));
        } catch (ScriptFailure | LostException e) {
            // It is gone with its process.
        }
    }

    private static String done(Reply reply) throws ScriptFailure {
        return switch (reply) {
            case Reply.Done(String json) -> json;
            case Reply.Failed(String sentence) -> throw ScriptFailure.wrong(sentence);
            case Reply.Waiting _ -> throw ScriptFailure.wrong("waits for something that never comes");
        };
    }

    @FunctionalInterface
    private interface Question {
        Ask of(String call);
    }

    /** Takes the first step of a call, in a process that is there or is started for it. */
    private Begun begin(Question question) throws ScriptFailure {
        lock.lock();
        try {
            ScriptProcess running = process;
            if (running == null) {
                running = ScriptProcess.start(limits);
                process = running;
            }
            String call = Long.toString(++callNumber);
            return new Begun(running, call, exchange(running, question.of(call)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes a further step. */
    private Reply tell(Begun begun, Ask ask) throws ScriptFailure, LostException {
        lock.lock();
        try {
            if (process != begun.process()) {
                throw new LostException();
            }
            return exchange(begun.process(), ask);
        } finally {
            lock.unlock();
        }
    }

    private Reply exchange(ScriptProcess running, Ask ask) throws ScriptFailure {
        try {
            return running.exchange(ask);
        } catch (ScriptFailure e) {
            process = null;
            throw e;
        } finally {
            usedAtNanos = System.nanoTime();
            watchIdleness();
        }
    }

    private void watchIdleness() {
        if (!idleIsWatched && process != null) {
            idleIsWatched = true;
            CompletableFuture.delayedExecutor(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::closeIfIdle);
        }
    }

    private void closeIfIdle() {
        lock.lock();
        try {
            idleIsWatched = false;
            boolean idle = System.nanoTime() - usedAtNanos >= limits.idle().toNanos()
                    && calls.availablePermits() == MOST_CALLS;
            if (idle) {
                close();
            } else {
                watchIdleness();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The id of the process, to look at it from outside; empty while there is none. */
    OptionalLong pid() {
        lock.lock();
        try {
            return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
        } finally {
            lock.unlock();
        }
    }

    /** Ends the process; the next script starts another. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (process != null) {
                process.close();
                process = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
