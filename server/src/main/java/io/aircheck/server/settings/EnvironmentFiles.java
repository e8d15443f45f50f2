package io.aircheck.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets that an environment variable names a file for, as containers are given theirs: {@code AIRCHECK_PASSWORD_FILE}. */
final class EnvironmentFiles {

    static final String SUFFIX = "_FILE";

    private static final long LARGEST = 64 * 1024;

    private EnvironmentFiles() {}

    /**
     * The value of a variable or of the file that its twin names.
     *
     * @throws SettingsException if both are set or the file cannot be read
     */
    static Optional<String> value(Map<String, String> environment, String variable) {
        String file = environment.get(variable + SUFFIX);
        if (file == null) {
            return Optional.ofNullable(environment.get(variable));
        }
        if (environment.containsKey(variable)) {
            throw new SettingsException(List.of("the environment variables " + variable + " and " + variable + SUFFIX
                    + " are both set; one is enough"));
        }
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                throw new IOException("it is larger than 64 KB");
            }
            return Optional.of(Files.readString(path).strip());
        } catch (IOException | InvalidPathException e) {
            throw new SettingsException(List.of(
                    "environment variable " + variable + SUFFIX + ": cannot read " + file + ": " + e.getMessage()));
        }
    }
}
