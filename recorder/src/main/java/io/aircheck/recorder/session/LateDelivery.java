package io.aircheck.recorder.session;

import io.aircheck.recorder.Order;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Converts the parts of a finished recording that were not converted while it was made. */
record LateDelivery(Delivery delivery) {

    /** Returns sentences about what could not be converted. */
    List<String> deliver(Path manifestFile, Order order)
            throws IOException, InterruptedException {
        Manifest manifest = ManifestJson.read(manifestFile);
        List<PartEntry> parts = new ArrayList<>(manifest.parts());
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            PartEntry part = parts.get(i);
            Path source = manifestFile.resolveSibling(Path.of(part.file()).getFileName());
            if (part.delivered() != null) {
                // The last attempt may have been cut off between the note and the file.
                new Conversion(source, part.delivered()).arrive();
            } else if (Files.exists(source)) {
                switch (delivery.deliver(source, part.container(), order)) {
                    case Delivery.Outcome.Unchanged() -> {}
                    case Delivery.Outcome.SourceKept(String why) -> problems.add(why);
                    case Delivery.Outcome.Done(Conversion conversion) -> {
                        parts.set(i, part.withDelivered(conversion.delivered()));
                        ManifestJson.write(manifest.withParts(parts), manifestFile);
                        conversion.arrive();
                    }
                }
            }
        }
        return problems;
    }
}
