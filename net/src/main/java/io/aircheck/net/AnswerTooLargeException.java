package io.aircheck.net;

import java.io.IOException;

/** An answer's body went beyond what its request allowed. */
public final class AnswerTooLargeException extends IOException {

    public AnswerTooLargeException(String url, int maxBodyBytes) {
        super("the answer of " + UrlPrivacy.withoutSecrets(url) + " is larger than " + maxBodyBytes + " bytes");
    }
}
