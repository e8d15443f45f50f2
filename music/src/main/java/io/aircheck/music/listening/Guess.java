package io.aircheck.music.listening;

import io.aircheck.music.search.Line;

/**
 * What a few seconds may be.
 *
 * @param line how the piece lies under these seconds
 * @param confidence 0 to 1
 */
public record Guess(Piece piece, Line line, double confidence) {}
