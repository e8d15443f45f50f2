package io.aircheck.server.steps;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.recorder.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of what a finished recording goes through. */
public sealed interface Step {

    /** What may be written, for the settings. */
    String ALLOWED =
            "convert FORMAT (mp4, mkv, ts, flv, m4a, mp3), reencode, join, verify, run HOOK, delete; separated by"
                    + " commas";

    /** Into another form without loss. */
    record Convert(Format format) implements Step {
        @Override
        public String text() {
            return "convert " + format.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The picture anew as H.264. */
    record Reencode() implements Step {
        @Override
        public String text() {
            return "reencode";
        }
    }

    /** All parts into one file. */
    record Join() implements Step {
        @Override
        public String text() {
            return "join";
        }
    }

    /** All parts into one file where they fit; where they do not, nothing is wrong. */
    record JoinWherePossible() implements Step {
        @Override
        public String text() {
            return "join where possible";
        }
    }

    /** Every byte against the manifest. */
    record Verify() implements Step {
        @Override
        public String text() {
            return "verify";
        }
    }

    /** A program of the user's. */
    record Run(String hook) implements Step {
        @Override
        public String text() {
            return "run " + hook;
        }
    }

    /** Into the trash. */
    record Delete() implements Step {
        @Override
        public String text() {
            return "delete";
        }
    }

    /** As it is written. */
    String text();

    /**
     * Reads steps.
     *
     * @throws InvalidSettingException for what is no step, or in an order that would lose something
     */
    static List<Step> list(String text) {
        List<Step> steps = new ArrayList<>();
        for (String word : text.split("[,，]")) {
            if (!word.isBlank()) {
                steps.add(of(word.strip()));
            }
        }
        checkOrder(steps);
        return steps;
    }

    /** The same steps, and the files joined where they fit: once they have their form, and before anything takes them. */
    static List<Step> joining(List<Step> steps) {
        if (steps.stream().anyMatch(step -> step instanceof Join || step instanceof JoinWherePossible)) {
            return steps;
        }
        List<Step> joining = new ArrayList<>(steps);
        int at = 0;
        for (int i = 0; i < steps.size(); i++) {
            at = steps.get(i) instanceof Convert || steps.get(i) instanceof Reencode ? i + 1 : at;
        }
        joining.add(at, new JoinWherePossible());
        return List.copyOf(joining);
    }

    /** Reads one step. */
    static Step of(String text) {
        String[] words = text.split("\\s+", 2);
        String rest = words.length == 2 ? words[1].strip() : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "convert" -> new Convert(format(rest));
            case "reencode" -> plain(new Reencode(), rest);
            case "join" -> rest.equals("where possible") ? new JoinWherePossible() : plain(new Join(), rest);
            case "verify" -> plain(new Verify(), rest);
            case "delete" -> plain(new Delete(), rest);
            case "run" -> {
                if (rest.isEmpty()) {
                    throw new InvalidSettingException("run needs the name of a hook, such as: run upload");
                }
                yield new Run(rest);
            }
            default -> throw new InvalidSettingException("\"" + text + "\" is no step; allowed: " + ALLOWED);
        };
    }

    private static Step plain(Step step, String rest) {
        if (!rest.isEmpty()) {
            throw new InvalidSettingException("nothing may follow \"" + step.text() + "\"");
        }
        return step;
    }

    private static Format format(String word) {
        Optional<Format> format = Format.named(word).filter(it -> it != Format.ORIGINAL);
        return format.orElseThrow(
                () -> new InvalidSettingException("convert needs a form: mp4, mkv, ts, flv, fmp4, m4a or mp3"));
    }

    private static void checkOrder(List<Step> steps) {
        long conversions = steps.stream()
                .filter(step -> step instanceof Convert || step instanceof Reencode)
                .count();
        if (conversions > 1) {
            throw new InvalidSettingException("a recording is converted once: take either one convert or reencode");
        }
        int delete = steps.indexOf(new Delete());
        if (delete >= 0 && delete != steps.size() - 1) {
            throw new InvalidSettingException("delete must be the last step");
        }
        if (delete >= 0 && steps.stream().noneMatch(step -> step instanceof Run)) {
            throw new InvalidSettingException(
                    "delete stands behind a program that took the recording, such as: run upload, delete");
        }
    }
}
