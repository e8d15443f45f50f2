package io.aircheck.testkit.media;

import java.awt.Graphics2D;
import java.util.HexFormat;

/**
 * Lettering of lamps, five by seven a letter, as on a station's departure board. It needs no font: a server without any, as
 * most are, draws the same picture.
 */
final class DotMatrix {

    /** Columns of a letter with the gap behind it. */
    private static final int ADVANCE = 6;

    /** Rows of a letter. */
    static final int ROWS = 7;

    private static final String LETTERS = " !'-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** Five columns a letter, the lowest bit on top. */
    private static final byte[] COLUMNS = HexFormat.of().parseHex("""
                    0000000000 00005F0000 0000070000 0808080808 0060600000 2010080402
                    3E5149453E 00427F4000 4261514946 2141454B31 1814127F10 2745454539 3C4A494930 0171090503
                    3649494936 064949291E 0036360000
                    7E1111117E 7F49494936 3E41414122 7F4141221C 7F49494941 7F09090901 3E4149497A 7F0808087F
                    00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E 7F09090906
                    3E4151215E 7F09192946 4649494931 01017F0101 3F4040403F 1F2040201F 3F4038403F 6314081463
                    0708700807 6151494543
                    """.replaceAll("\\s", ""));

    private DotMatrix() {}

    /** How many columns a text takes. */
    static int columns(String text) {
        return Math.max(0, text.length() * ADVANCE - 1);
    }

    /** Draws a text in the current colour, each lamp in a square of {@code cell} pixels; unknown letters are left blank. */
    static void draw(Graphics2D graphics, String text, int x, int y, int cell) {
        // Small lamps touch each other, or they would hardly be seen.
        int lamp = cell > 3 ? cell - Math.max(1, cell / 6) : cell;
        for (int i = 0; i < text.length(); i++) {
            int letter = Math.max(0, LETTERS.indexOf(text.charAt(i)));
            for (int column = 0; column < ADVANCE - 1; column++) {
                for (int row = 0; row < ROWS; row++) {
                    if ((COLUMNS[letter * 5 + column] >> row & 1) != 0) {
                        graphics.fillRoundRect(
                                x + (i * ADVANCE + column) * cell, y + row * cell, lamp, lamp, lamp / 2, lamp / 2);
                    }
                }
            }
        }
    }
}
