package io.aircheck.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What a command will need, made on a thread of its own while the command makes something else. */
final class Ahead<T> {

    private final FutureTask<T> task;

    private Ahead(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Ahead<T> of(Callable<T> making) {
        var task = new FutureTask<>(making);
        Thread.ofPlatform().daemon().name("ahead").start(task);
        return new Ahead<>(task);
    }

    /** Waits for it. @throws UserError if that is what making it came to */
    T get() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
