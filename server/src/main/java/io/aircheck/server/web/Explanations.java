package io.aircheck.server.web;

import io.aircheck.music.Recogniser;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Reasons;
import io.aircheck.recorder.Recorder;

/** What explains a failure: it is made, logged and stored in English, and translated where a page or a message shows it. */
final class Explanations {

    private Explanations() {}

    /** The sentences of platforms, of recording, of services that name music, and of this service. */
    static Reasons of(PlatformRegistry registry) {
        return Reasons.of(registry, Explanations.class, Recorder.class, Recogniser.class);
    }
}
