package io.aircheck.server.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface Outcome {

    /** @param status exit or HTTP status; null where there is none */
    record Done(@Nullable Integer status, String output) implements Outcome {}

    /** It failed, and trying again by itself would not help. */
    record Failed(@Nullable Integer status, String output) implements Outcome {}

    /** It may go better after a while. */
    record Later(@Nullable Integer status, String output, Duration pause) implements Outcome {}
}
