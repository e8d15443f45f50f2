package io.aircheck.recorder.session;

import io.aircheck.recorder.Order;
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
        List<PartEntry> parts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (PartEntry part : manifest.parts()) {
            parts.add(delivered(manifestFile, part, order, problems));
        }
        if (!parts.equals(manifest.parts())) {
            ManifestJson.write(manifest.withParts(parts), manifestFile);
        }
        return problems;
    }

    private PartEntry delivered(
            Path manifestFile, PartEntry part, Order order, List<String> problems)
            throws InterruptedException {
        Path source = manifestFile.resolveSibling(Path.of(part.file()).getFileName());
        if (part.delivered() != null || !Files.exists(source)) {
            return part;
        }
        return switch (delivery.deliver(source, part.container(), order)) {
            case Delivery.Outcome.Unchanged() -> part;
            case Delivery.Outcome.SourceKept(String why) -> {
                problems.add(why);
                yield part;
            }
            case Delivery.Outcome.Done done -> part.withDelivered(done.delivered());
        };
    }
}
