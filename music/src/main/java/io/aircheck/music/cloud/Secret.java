package io.aircheck.music.cloud;

/** A key of the user's, which is sent to its service and shown nowhere. */
public record Secret(String value) {

    public Secret {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a key is empty");
        }
    }

    @Override
    public String toString() {
        return "…";
    }
}
