package io.aircheck.media.hls;

/** A text is no HLS playlist, or breaks off from being one; the message is a sentence that names the line. */
public final class PlaylistException extends Exception {

    private final int line;

    /**
     * @param line from 1; 0 where the text as a whole is meant
     * @param problem a sentence without its first capital
     */
    public PlaylistException(int line, String problem) {
        super(line == 0 ? problem : "line " + line + ": " + problem);
        this.line = line;
    }

    /** Where it went wrong, from 1; 0 where the text as a whole is meant. */
    public int line() {
        return line;
    }
}
