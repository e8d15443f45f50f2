package io.aircheck.recorder.hls;

/** A segment, its key or its init section could not be had this time; the message is a sentence without its subject. */
final class FetchFailure extends Exception {

    enum Kind {
        /** 404, 410: not there (yet, or any more). */
        ABSENT,
        /** 401, 403: the address has expired. */
        REFUSED,
        /** 5xx, 429, an error page. */
        SERVER,
        /** No connection, or one on which no answer came. */
        UNANSWERED,
        /** An answer that began, and was cut short, fell silent or trickled. */
        BROKEN,
        /** Came whole, but is not what it must be. */
        DAMAGED,
        /** No memory for it now. */
        MEMORY,
        /** Larger than any segment. */
        ENDLESS,
        /** Encrypted in a way that cannot be undone. */
        UNSUPPORTED
    }

    private final Kind kind;

    FetchFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    static FetchFailure ofStatus(int status) {
        Kind kind = switch (status) {
            case 404, 410 -> Kind.ABSENT;
            case 401, 403 -> Kind.REFUSED;
            default -> Kind.SERVER;
        };
        return new FetchFailure(kind, "the server answered " + status);
    }
}
