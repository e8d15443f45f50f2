package io.aircheck.server.settings;

/** From when a changed setting counts. */
public enum Effect {
    AT_ONCE("at once", "立即生效"),
    /** What is being recorded keeps what it was begun with. */
    NEXT_RECORDING("from the next recording", "从下一次录制起生效"),
    NEXT_START("from the next start", "重新启动后生效");

    private final String english;
    private final String chinese;

    Effect(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
