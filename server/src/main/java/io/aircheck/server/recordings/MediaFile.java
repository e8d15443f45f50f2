package io.aircheck.server.recordings;

import java.nio.file.Path;

/**
 * A part's file as it is on disk.
 *
 * @param path inside {@code recordings/}, links resolved
 * @param downloadName what a browser shall call it
 * @param open whether it still grows
 */
public record MediaFile(Path path, String mediaType, String downloadName, boolean open) {}
