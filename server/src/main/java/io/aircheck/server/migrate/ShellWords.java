package io.aircheck.server.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command as a shell takes it apart, as long as it is but a program with its arguments. */
final class ShellWords {

    /** Pipes, redirections, further commands, and whatever is put in by the shell. */
    private static final String OF_THE_SHELL = "|&;<>()$`*?[]{}~!\n";

    private ShellWords() {}

    /** Its words; empty for a command that needs a shell, and for one whose quotes do not end. */
    static Optional<List<String>> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote == '\'' && c != '\'') {
                word.append(c);
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (c == '\\' && i + 1 < command.length() && isEscaped(quote, command.charAt(i + 1))) {
                word.append(command.charAt(++i));
                inWord = true;
            } else if (quote == '"' && (c == '$' || c == '`') || quote == 0 && OF_THE_SHELL.indexOf(c) >= 0) {
                return Optional.empty();
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote != 0 || words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** A path of Windows keeps its separators: outside of quotes only what means something to a shell is escaped. */
    private static boolean isEscaped(char quote, char next) {
        return quote == '"' ? "\"\\$`".indexOf(next) >= 0 : !Character.isLetterOrDigit(next);
    }
}
