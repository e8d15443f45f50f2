package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Converts the parts of a finished recording that were not converted while it was made. */
record LateDelivery(Delivery delivery) {

    /**
     * Returns sentences about what could not be converted.
     *
     * @param progress told how much is done, from 0 to 1
     */
    List<String> deliver(Path manifestFile, Order order, DoubleConsumer progress)
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
                int before = i;
                switch (delivery.deliver(
                        source, part.container(), order, done -> progress.accept((before + done) / parts.size()))) {
                    case Delivery.Outcome.Unchanged() -> {}
                    case Delivery.Outcome.SourceKept(String why) -> problems.add(why);
                    case Delivery.Outcome.Done(Conversion conversion) -> {
                        parts.set(i, part.withDelivered(conversion.delivered()));
                        note(manifest.withParts(parts), manifestFile, conversion);
                    }
                }
                putSidecars(manifestFile, parts.get(i), order, problems);
            }
            progress.accept((i + 1.0) / parts.size());
        }
        if (order.join() && problems.isEmpty()) {
            join(manifestFile, order).ifPresent(problems::add);
        }
        return problems;
    }

    private static void note(Manifest manifest, Path manifestFile, Conversion conversion) throws IOException {
        try {
            ManifestJson.write(manifest, manifestFile);
        } catch (IOException e) {
            conversion.drop();
            throw e;
        }
        conversion.arrive();
    }

    private void putSidecars(Path manifestFile, PartEntry part, Order order, List<String> problems)
            throws InterruptedException {
        Delivered delivered = part.delivered();
        Path file = manifestFile.resolveSibling(
                Path.of(delivered == null ? part.file() : delivered.file()).getFileName());
        try {
            DeliveryQueue.SIDECARS.make(
                    order,
                    file,
                    delivery.tool(),
                    part.startedAt(),
                    Duration.ofMillis(part.durationMillis()),
                    part.units());
        } catch (IOException e) {
            problems.add("what belongs beside " + file.getFileName() + " could not be made: " + e.getMessage());
        }
    }

    private Optional<String> join(Path manifestFile, Order order) throws IOException, InterruptedException {
        Manifest manifest = ManifestJson.read(manifestFile);
        if (!Joining.isNeeded(manifest)) {
            return Optional.empty();
        }
        Optional<FFmpeg> tool = delivery.tool();
        return tool.isEmpty()
                ? Optional.of("the parts stay several files, because there is no FFmpeg to join them")
                : Optional.ofNullable(new Joining(tool.get(), manifestFile, manifest, order).join());
    }
}
