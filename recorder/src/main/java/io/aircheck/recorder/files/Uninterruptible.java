package io.aircheck.recorder.files;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Disk work that an interrupt must not touch. An interrupted thread that writes to a {@code FileChannel} closes it, and an
 * interrupt is just how a recording is told to stop; so the work runs on a virtual thread of its own that nobody else knows,
 * and the caller's interrupt is kept for afterwards.
 */
final class Uninterruptible {

    private Uninterruptible() {}

    static <T> T call(Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("disk").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
