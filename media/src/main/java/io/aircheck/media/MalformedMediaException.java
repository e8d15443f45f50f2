package io.aircheck.media;

/** Bytes are not what their container demands: torn, of another kind, a web page. The message is a sentence. */
public final class MalformedMediaException extends Exception {

    public MalformedMediaException(String message) {
        super(message);
    }
}
