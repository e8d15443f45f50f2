package io.aircheck.platforms.script;

/** A script did not do what it was to do. The message is a sentence that goes on after the script's name. */
public final class ScriptFailure extends Exception {

    /** What the failure means for those who want to call the script again. */
    public enum Kind {
        /** It ended with an error, or gave something that is not understood. */
        WRONG,
        /** It had to be stopped by force, which costs everyone; better not to call it again soon. */
        STOPPED,
        /** It is not the script's fault: the process for scripts cannot be had. */
        UNAVAILABLE
    }

    private final Kind kind;

    ScriptFailure(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    static ScriptFailure wrong(String sentence) {
        return new ScriptFailure(Kind.WRONG, sentence);
    }

    public Kind kind() {
        return kind;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
