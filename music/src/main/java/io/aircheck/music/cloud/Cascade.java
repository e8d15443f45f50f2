package io.aircheck.music.cloud;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one recogniser after another until one knows the music: the free ones first, then those that cost. */
public final class Cascade implements Recogniser {

    /** A budget that is none. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Cascade.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * @param requestsADay the most that may be asked on a day of UTC, {@link #UNLIMITED} for what is free
     */
    public record Step(Recogniser recogniser, int requestsADay) {

        public Step {
            if (requestsADay < 0) {
                throw new IllegalArgumentException("a budget is at least 0 requests a day");
            }
        }
    }

    /** An answer that is less sure than this is probably wrong, so the next is asked, too. */
    private static final double LEAST_CERTAIN = 0.5;

    private record Guarded(Step step, Breaker breaker) {}

    private final List<Guarded> steps;
    private final Budgets budgets;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pace.Pause pause;

    /** @param steps in the order in which they are asked */
    public Cascade(List<Step> steps, Budgets budgets, InstantSource clock, RandomGenerator random, Pace.Pause pause) {
        this.steps = steps.stream()
                .map(step -> new Guarded(step, new Breaker(clock, random)))
                .toList();
        this.budgets = budgets;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "cascade";
    }

    /**
     * The first answer that names the music and does not doubt it; else the first that names it at all. Where none does: that it is
     * unknown, if any recogniser heard the sample, else why the first did not.
     */
    @Override
    public Identification identify(Sample sample) throws InterruptedException {
        Identification outcome = null;
        for (Guarded guarded : steps) {
            Identification answer = ask(guarded, sample);
            if (answer instanceof Identified identified
                    && identified.matches().getFirst().confidence() >= LEAST_CERTAIN) {
                return answer;
            }
            boolean named = outcome instanceof Identified;
            if (outcome == null || !named && (answer instanceof NoMatch || answer instanceof Identified)) {
                outcome = answer;
            }
        }
        return outcome == null ? new NoMatch() : outcome;
    }

    private Identification ask(Guarded guarded, Sample sample) throws InterruptedException {
        Refused resting = guarded.breaker().closed();
        if (resting != null) {
            return resting;
        }
        Identification answer = once(guarded, sample);
        if (answer instanceof Throttled || answer instanceof Unreachable) {
            // Most troubles are over in a moment; what lasts is for the breaker.
            pause.sleep(Duration.ofMillis((long) (PAUSE.toMillis() * (0.5 + random.nextDouble()))));
            answer = once(guarded, sample);
        }
        guarded.breaker().learn(answer);
        if (answer instanceof Refused refused) {
            LOG.warn("{}", refused.reason());
        }
        return answer;
    }

    private Identification once(Guarded guarded, Sample sample) throws InterruptedException {
        Quota spent = spend(guarded.step());
        return spent == null ? guarded.step().recogniser().identify(sample) : spent;
    }

    private @Nullable Quota spend(Step step) {
        if (step.requestsADay() == UNLIMITED) {
            return null;
        }
        String name = step.recogniser().name();
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return budgets.take(name, day, step.requestsADay())
                ? null
                : new Quota("the budget of " + step.requestsADay() + " requests a day for " + name
                        + " is used up. It is full again at 0:00 UTC, or raise it in the settings");
    }
}
