package io.aircheck.music.catalogue;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is changing the catalogue. */
public final class CatalogueInUseException extends IOException {

    CatalogueInUseException(Path directory) {
        super("another Aircheck is changing the catalogue " + directory + "; try again when it is done");
    }
}
