package io.aircheck.recorder.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells Linux that a stretch of a file which is on the disk already will not be read soon ({@code posix_fadvise(2)}).
 * Without this a recorder fills all memory with what it wrote: every written page is then a new one, which costs the kernel
 * several times as much as one that was just given back, and whatever other programs of a NAS had in the cache is lost to
 * films that nobody is watching. It is advice: where it cannot be given, nothing is different but the cost.
 */
final class PageCache {

    /** {@code O_RDONLY | O_CLOEXEC} of fcntl.h, the same on x86 and ARM. */
    private static final int READ_ONLY_NOT_INHERITED = 0x80000;

    private static final int POSIX_FADV_DONTNEED = 4;

    /** No system's pages are larger. One that was written only in part is kept, and given back the next time. */
    private static final long LARGEST_PAGE = 64 << 10;

    private static final @Nullable PageCache SYSTEM = ofSystem();

    private final MethodHandle open;
    private final MethodHandle advise;
    private final MethodHandle close;

    private PageCache(Linker linker) {
        open = handle(
                linker, "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
        advise = handle(
                linker, "posix_fadvise", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        close = handle(linker, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    private static @Nullable PageCache ofSystem() {
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES) {
            return null;
        }
        try {
            return new PageCache(Linker.nativeLinker());
        } catch (UnsupportedOperationException | IllegalCallerException | IllegalArgumentException e) {
            return null; // a Java without native calls, or one that forbids them
        }
    }

    @SuppressWarnings("restricted") // that is the point of it; the launcher allows native calls
    private static MethodHandle handle(
            Linker linker, String name, FunctionDescriptor descriptor, Linker.Option... options) {
        MemorySegment symbol =
                linker.defaultLookup().find(name).orElseThrow(() -> new UnsupportedOperationException(name));
        return linker.downcallHandle(symbol, descriptor, options);
    }

    /**
     * Gives back what is on the disk of a file.
     *
     * @param from what was returned for the file before, 0 at first
     * @param to all before it has been synced
     * @return from where on to give back the next time
     */
    static long giveBack(Path file, long from, long to) {
        if (SYSTEM != null && to > from) {
            SYSTEM.advise(file, from, to);
        }
        return Math.max(from, to - to % LARGEST_PAGE);
    }

    private void advise(Path file, long from, long to) {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) open.invokeExact(arena.allocateFrom(file.toString()), READ_ONLY_NOT_INHERITED);
            if (descriptor < 0) {
                return; // it has its final name by now
            }
            try {
                int _ = (int) advise.invokeExact(descriptor, from, to - from, POSIX_FADV_DONTNEED);
            } finally {
                int _ = (int) close.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("a call of libc failed", e);
        }
    }
}
