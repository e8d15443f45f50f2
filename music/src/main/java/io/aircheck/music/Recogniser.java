package io.aircheck.music;

/** Names the music in a sample: the user's own catalogue, or a service. Safe for use by many threads. */
public interface Recogniser {

    /** A word that stands in matches and settings, for example {@code catalogue} or {@code acrcloud}. */
    String name();

    /** Listens to a sample; what goes wrong is told by the result. */
    Identification identify(Sample sample) throws InterruptedException;
}
