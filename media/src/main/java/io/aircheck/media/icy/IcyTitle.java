package io.aircheck.media.icy;

import java.util.Optional;

/** What a metadata block says is on air. */
public final class IcyTitle {

    private static final String NAME = "StreamTitle='";
    private static final String END = "';";

    private IcyTitle() {}

    /**
     * The title in a block's text such as {@code StreamTitle='A - B';StreamUrl='';}. It ends at the first {@code ';} that the
     * text's end or another {@code name='} follows, since quotes inside are not escaped; where the closing is missing, at the
     * text's end.
     *
     * @return empty where the block names no title at all; an empty text where it says there is none
     */
    public static Optional<String> of(String block) {
        int at = block.indexOf(NAME);
        if (at < 0) {
            return Optional.empty();
        }
        int begin = at + NAME.length();
        for (int end = block.indexOf(END, begin); end >= 0; end = block.indexOf(END, end + 1)) {
            if (closes(block, end + END.length())) {
                return Optional.of(block.substring(begin, end).strip());
            }
        }
        String rest = block.substring(begin);
        return Optional.of((rest.endsWith("'") ? rest.substring(0, rest.length() - 1) : rest).strip());
    }

    private static boolean closes(String block, int after) {
        int at = after;
        while (at < block.length() && Character.isWhitespace(block.charAt(at))) {
            at++;
        }
        int name = at;
        while (at < block.length() && isNameLetter(block.charAt(at))) {
            at++;
        }
        return (at == block.length() && name == at) || (at > name && block.startsWith("='", at));
    }

    private static boolean isNameLetter(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '_';
    }
}
