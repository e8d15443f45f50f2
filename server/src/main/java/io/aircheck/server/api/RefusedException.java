package io.aircheck.server.api;

import org.springframework.http.HttpStatus;

/** A request that cannot be met; the message is a sentence for whoever asked. */
final class RefusedException extends RuntimeException {

    private final HttpStatus status;

    RefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
