package io.aircheck.platforms;

/**
 * A stream that can be downloaded now, and as long as it is open: some sites sign an address only when it is used, or want a
 * connection of another kind kept beside the download.
 *
 * @param stream what to download
 * @param whenDone ends what was kept open; called once
 */
public record OpenStream(LiveStream stream, Runnable whenDone) implements AutoCloseable {

    /** One that needs nothing kept open. */
    public static OpenStream of(LiveStream stream) {
        return new OpenStream(stream, () -> {});
    }

    @Override
    public void close() {
        whenDone.run();
    }
}
