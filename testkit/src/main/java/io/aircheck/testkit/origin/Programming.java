package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.AudioLoop;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.media.Programme;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.media.VideoLoop;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The programmes that an origin can show, by name. */
final class Programming {

    private final Map<String, Programme> programmes = new ConcurrentHashMap<>(Programmes.STANDARD);
    private final MediaCache cache;

    Programming(MediaCache cache) {
        this.cache = cache;
    }

    void add(String name, Programme programme) {
        programmes.put(name, programme);
    }

    Programme programme(String name) {
        Programme programme = programmes.get(name);
        if (programme == null) {
            throw new IllegalArgumentException("there is no programme " + name + "; there are " + programmes.keySet());
        }
        return programme;
    }

    void prepare(List<String> names) throws IOException {
        cache.prepare(names.stream().map(this::programme).toList());
    }

    VideoLoop video(String name) throws IOException {
        if (programme(name) instanceof Video video) {
            return cache.video(video);
        }
        throw new IllegalArgumentException("the programme " + name + " has no picture");
    }

    Audio audioProgramme(String name) {
        if (programme(name) instanceof Audio audio) {
            return audio;
        }
        throw new IllegalArgumentException("the programme " + name + " is not a radio's");
    }

    AudioLoop audio(String name) throws IOException {
        return cache.audio(audioProgramme(name));
    }
}
