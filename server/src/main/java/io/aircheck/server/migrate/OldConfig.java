package io.aircheck.server.migrate;

import io.aircheck.server.migrate.Finding.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of {@code config.ini} with the meaning that DouyinLiveRecorder gives them; says what it had to guess. */
final class OldConfig {

    private static final String YES = "是";
    private static final String NO = "否";

    private final Ini ini;
    private final NewSettings report;

    OldConfig(Ini ini, NewSettings report) {
        this.ini = ini;
        this.report = report;
    }

    /** Whether the key stands there with a value. */
    boolean isSet(OldKey key) {
        return !value(key).orElse("").isEmpty();
    }

    /** The value on one line; the default where the key is missing, and empty where it says nothing. */
    String text(OldKey key) {
        return value(key).orElse(key.standard()).replaceAll("\\s*\\n\\s*", " ").strip();
    }

    private Optional<String> value(OldKey key) {
        return ini.get(key.section(), key.name())
                .or(() -> ini.anywhere(key.name()))
                .map(Ini.Value::text);
    }

    /**
     * Only 是 and 否 mean something.
     *
     * @param otherwise what counts for everything else, which differs from key to key
     */
    boolean yes(OldKey key, boolean otherwise) {
        String text = text(key);
        if (text.equals(YES) || text.equals(NO)) {
            return text.equals(YES);
        }
        if (!text.isEmpty()) {
            report.find(Kind.CHANGED, key, "notYesOrNo", text, otherwise ? YES : NO);
        }
        return otherwise;
    }

    /** A whole number; for anything else, with which it does not even start, the default. */
    int number(OldKey key) {
        String text = text(key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            if (!text.isEmpty()) {
                report.find(Kind.PROBLEM, key, "notANumber", text, key.standard());
            }
            return Integer.parseInt(key.standard());
        }
    }

    BigDecimal decimal(OldKey key) {
        String text = text(key);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            if (!text.isEmpty()) {
                report.find(Kind.PROBLEM, key, "notANumber", text, key.standard());
            }
            return new BigDecimal(key.standard());
        }
    }

    /** Commas may be Chinese. */
    List<String> list(OldKey key) {
        return Arrays.stream(text(key).split("[,，]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What the parser of Python would not have taken, and keys that nobody reads. */
    void tellProblems() {
        for (Ini.Problem problem : ini.problems()) {
            String where = "config.ini:" + problem.line();
            switch (problem.kind()) {
                case DUPLICATE_KEY ->
                    report.add(new Finding(Kind.PROBLEM, where, "duplicateKey", List.of(problem.text())));
                case DUPLICATE_SECTION ->
                    report.add(new Finding(Kind.CHANGED, where, "duplicateSection", List.of(problem.text())));
                case NO_SECTION -> report.add(new Finding(Kind.CHANGED, where, "noSection", List.of(problem.text())));
                case NO_KEY -> report.add(new Finding(Kind.PROBLEM, where, "noKey", List.of()));
            }
        }
        ini.sections()
                .forEach((section, values) -> values.forEach((name, value) -> {
                    Optional<OldKey> known = OldKey.ALL.stream()
                            .filter(key -> key.name().equals(name))
                            .findFirst();
                    if (known.isEmpty()) {
                        report.add(new Finding(Kind.LEFT, name, "unknownKey", List.of(section)));
                    } else if (!known.get().section().equals(section)
                            && !section.isEmpty()
                            && ini.get(known.get().section(), name).isEmpty()) {
                        report.find(
                                Kind.CHANGED,
                                known.get(),
                                "otherSection",
                                section,
                                known.get().section());
                    }
                }));
    }
}
