package io.aircheck.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences that a program's source says in certain calls: texts of an argument, put together, with a sample where anything
 * but a text is put in.
 */
final class SaidInSource {

    /** What stands for whatever is put in; a letter of no language. */
    static final String SAMPLE = "7";

    private final String source;
    private final List<String> sentences = new ArrayList<>();

    private SaidInSource(String source) {
        this.source = source;
    }

    /**
     * @param under a directory or a file
     * @param calls as they stand before the opening parenthesis, such as {@code new End}
     */
    static List<String> of(Path under, String... calls) {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> of(read(file), calls).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> of(String source, String... calls) {
        SaidInSource said = new SaidInSource(source);
        for (String call : calls) {
            Matcher matcher =
                    Pattern.compile("(?<![\\w])" + Pattern.quote(call) + "\\(").matcher(source);
            while (matcher.find()) {
                said.readArguments(matcher.end());
            }
        }
        return said.sentences;
    }

    /** Reads on to the parenthesis that closes the call. A condition's two values are two sentences. */
    private void readArguments(int from) {
        StringBuilder sentence = new StringBuilder();
        boolean hasText = false;
        int depth = 1;
        for (int at = from; depth > 0 && at < source.length(); at++) {
            char sign = source.charAt(at);
            if (sign == '"') {
                int end = endOfText(at);
                if (depth == 1) {
                    sentence.append(unescaped(source.substring(at + 1, end)));
                    hasText = true;
                } else {
                    putIn(sentence);
                }
                at = end;
            } else if ("([{".indexOf(sign) >= 0) {
                depth++;
            } else if (")]}".indexOf(sign) >= 0) {
                depth--;
            } else if (depth == 1 && ",?:".indexOf(sign) >= 0) {
                keep(sentence, hasText);
                sentence.setLength(0);
                hasText = false;
            } else if (!Character.isWhitespace(sign) && sign != '+') {
                putIn(sentence);
            }
        }
        keep(sentence, hasText);
    }

    private int endOfText(int begin) {
        int end = begin + 1;
        while (source.charAt(end) != '"') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\n", "\n");
    }

    private static void putIn(StringBuilder sentence) {
        if (!sentence.toString().endsWith(SAMPLE)) {
            sentence.append(SAMPLE);
        }
    }

    private void keep(StringBuilder sentence, boolean hasText) {
        if (hasText && sentence.toString().strip().contains(" ")) {
            sentences.add(sentence.toString());
        }
    }
}
