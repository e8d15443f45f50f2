package io.aircheck.music.cloud;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Match;
import io.aircheck.music.Sample;

/** What tests ask of an identification. */
public final class Outcomes {

    private Outcomes() {}

    public static String kind(Identification identification) {
        return identification.getClass().getSimpleName();
    }

    public static String reason(Identification identification) {
        return identification instanceof Refused refused ? refused.reason() : "";
    }

    public static Match first(Identification identification) {
        return ((Identified) identification).matches().getFirst();
    }

    /** Half a minute of a falling tone. */
    public static Sample sample() {
        float[] pcm = new float[30 * Sample.USUAL_RATE];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (float) (0.4 * Math.sin(i * 0.3 - i * 1e-7 * i));
        }
        return new Sample(pcm, Sample.USUAL_RATE);
    }
}
