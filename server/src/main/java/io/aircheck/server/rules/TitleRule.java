package io.aircheck.server.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Words of which a title or a category may have one: plain ones, which letter case does not change, or expressions between
 * slashes, {@code 歌回, karaoke, /^\[music]/i}. An expression that takes too long for a title is taken for one that does not fit, so that
 * neither a clumsy expression nor a nasty title can hold anything up.
 *
 * @param text as a user wrote it
 */
public record TitleRule(String text, List<Term> terms) {

    public static final TitleRule NONE = new TitleRule("", List.of());

    private static final int MOST_TERMS = 50;
    private static final int LONGEST_TERM = 200;
    private static final int LONGEST_TITLE = 500;
    private static final int MOST_STEPS = 200_000;

    /** One of the words. */
    public sealed interface Term {
        /** @param lower in lower case */
        record Plain(String lower) implements Term {}

        record Expression(Pattern pattern) implements Term {}

        default boolean isIn(String title) {
            return switch (this) {
                case Plain plain -> title.toLowerCase(Locale.ROOT).contains(plain.lower());
                case Expression expression -> fits(expression.pattern(), title);
            };
        }
    }

    public TitleRule {
        terms = List.copyOf(terms);
    }

    /** Reads words with commas between them; empty for a wrong or overlong expression. */
    public static Optional<TitleRule> parse(String text) {
        List<Term> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (isSeparator(first) || Character.isWhitespace(first)) {
                at++;
                continue;
            }
            int end = first == '/' ? endOfExpression(text, at) : endOfWord(text, at);
            Optional<Term> term =
                    end < 0 ? Optional.empty() : term(text.substring(at, end).strip());
            if (term.isEmpty() || terms.size() == MOST_TERMS) {
                return Optional.empty();
            }
            terms.add(term.get());
            at = end;
        }
        return Optional.of(new TitleRule(text, terms));
    }

    private static boolean isSeparator(char character) {
        return character == ',' || character == '，' || character == '\n';
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && !isSeparator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Behind the flags of an expression; -1 where it is not closed. */
    private static int endOfExpression(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '/') {
                return endOfWord(text, at);
            }
        }
        return -1;
    }

    private static Optional<Term> term(String word) {
        if (word.length() > LONGEST_TERM) {
            return Optional.empty();
        }
        if (!word.startsWith("/")) {
            return Optional.of(new Term.Plain(word.toLowerCase(Locale.ROOT)));
        }
        int close = word.lastIndexOf('/');
        String flags = word.substring(close + 1);
        if (close == 0 || close == 1 || !(flags.isEmpty() || flags.equals("i"))) {
            return Optional.empty();
        }
        try {
            int how = flags.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return Optional.of(new Term.Expression(Pattern.compile(word.substring(1, close), how)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether one of the words is in the title or in the category. */
    public boolean fits(@Nullable String title, @Nullable String category) {
        return terms.stream()
                .anyMatch(term -> (title != null && term.isIn(title)) || (category != null && term.isIn(category)));
    }

    private static boolean fits(Pattern pattern, String title) {
        String bounded = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
        try {
            return pattern.matcher(new Counted(bounded, new int[1])).find();
        } catch (TooManyStepsException | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooManyStepsException extends RuntimeException {
        TooManyStepsException() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(String text, int[] steps) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
