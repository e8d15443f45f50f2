package io.aircheck.cli;

import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Verification;
import io.aircheck.recorder.files.Verification.Finding;
import io.aircheck.recorder.files.Verification.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck verify}: whether recordings still are what was written, unit by unit. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final String MANIFEST = ".manifest.json";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--json")
    private boolean json;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Damage outweighs gaps, which were known when the recording was made. */
    @Override
    public Integer call() {
        boolean damaged = false;
        boolean gaps = false;
        for (Path file : files) {
            for (Path manifest : manifests(file)) {
                try {
                    Result result = Verification.of(manifest);
                    print(manifest, result);
                    damaged |= !result.findings().isEmpty();
                    gaps |= !result.manifest().gaps().isEmpty();
                } catch (IOException e) {
                    throw new UserError(ExitCode.FAILED, e.getMessage());
                }
            }
        }
        return damaged ? ExitCode.FAILED : gaps ? ExitCode.GAPS : ExitCode.DONE;
    }

    /** The manifests below a directory, or the one that speaks of a file. */
    private static List<Path> manifests(Path file) {
        if (!Files.exists(file)) {
            throw new UserError(ExitCode.NOTHING, Messages.say("verify.missing", file));
        }
        try {
            List<Path> found;
            if (Files.isDirectory(file)) {
                try (Stream<Path> below = Files.walk(file)) {
                    found = below.filter(VerifyCommand::isManifest).sorted().toList();
                }
            } else if (isManifest(file)) {
                found = List.of(file);
            } else {
                try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
                    found = beside.filter(VerifyCommand::isManifest)
                            .filter(manifest ->
                                    speaksOf(manifest, file.getFileName().toString()))
                            .toList();
                }
            }
            if (found.isEmpty()) {
                throw new UserError(ExitCode.NOTHING, Messages.say("verify.none", file));
            }
            return found;
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, e.toString());
        }
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().endsWith(MANIFEST);
    }

    private static boolean speaksOf(Path manifest, String name) {
        try {
            return ManifestJson.read(manifest).parts().stream().anyMatch(part -> isNamed(part, name));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNamed(Manifest.PartEntry part, String name) {
        Manifest.Delivered delivered = part.delivered();
        return part.file().equals(name)
                || delivered != null && (delivered.file().equals(name) || name.equals(delivered.source()));
    }

    private void print(Path manifest, Result result) {
        if (json) {
            terminal.out().println(json(manifest, result));
            return;
        }
        String name = manifest.getFileName().toString();
        terminal.out()
                .println(Messages.say(
                        result.findings().isEmpty() ? "verify.intact" : "verify.damaged",
                        name.substring(0, name.length() - MANIFEST.length()),
                        result.units(),
                        result.manifest().gaps().size()));
        for (Finding finding : result.findings()) {
            terminal.out()
                    .println("    "
                            + Messages.say(
                                    "finding." + word(finding),
                                    finding.file().getFileName(),
                                    finding.unit(),
                                    Long.toString(finding.sequence()),
                                    Long.toString(finding.offset())));
        }
        result.unchecked()
                .forEach(file -> terminal.out().println("    " + Messages.say("verify.unchecked", file.getFileName())));
    }

    private static ObjectNode json(Path manifest, Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("manifest", manifest.toString());
        json.put("units", result.units());
        json.put("gaps", result.manifest().gaps().size());
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : result.findings()) {
            findings.addObject()
                    .put("file", finding.file().toString())
                    .put("kind", word(finding))
                    .put("unit", finding.unit())
                    .put("sequence", finding.sequence())
                    .put("offset", finding.offset());
        }
        ArrayNode unchecked = json.putArray("unchecked");
        result.unchecked().forEach(file -> unchecked.add(file.toString()));
        return json;
    }

    private static String word(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }
}
