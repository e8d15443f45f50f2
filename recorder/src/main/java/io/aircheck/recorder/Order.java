package io.aircheck.recorder;

/**
 * What a recording is to become once its parts are closed. What was recorded stays until what is made of it was verified.
 *
 * @param format of the files
 * @param keepSource whether the source of a conversion stays beside the delivered file
 */
public record Order(Format format, boolean keepSource) {

    /** The files as they came. */
    public static final Order AS_RECORDED = new Order(Format.ORIGINAL, true);
}
