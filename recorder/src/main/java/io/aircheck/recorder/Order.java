package io.aircheck.recorder;

/**
 * What a recording is to become once its parts are closed. What was recorded stays until what is made of it was verified.
 *
 * @param format of the files
 * @param keepSource whether the source of a conversion stays beside the delivered file
 * @param reencode whether the picture is encoded anew as H.264, in MP4 where {@code format} names no other form
 * @param join whether parts that fit become one file in the end
 * @param thumbnail whether a picture is put beside each file
 * @param subtitles which subtitles are put beside each file
 */
public record Order(
        Format format, boolean keepSource, boolean reencode, boolean join, boolean thumbnail, Subtitles subtitles) {

    /** The files as they came. */
    public static final Order AS_RECORDED = new Order(Format.ORIGINAL, true);

    /** Only another form. */
    public Order(Format format, boolean keepSource) {
        this(format, keepSource, false, false, false, Subtitles.NONE);
    }

    /** The form of the files; what is encoded anew needs one. */
    public Format form() {
        return reencode && format == Format.ORIGINAL ? Format.MP4 : format;
    }
}
