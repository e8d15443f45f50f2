package io.aircheck.media.codec;

/** Width and height of the coded picture as it is shown, in pixels. */
public record PictureSize(int width, int height) {

    private static final int LARGEST = 16_384;

    boolean isPossible() {
        return width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
    }
}
