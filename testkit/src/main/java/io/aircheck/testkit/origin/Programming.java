package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.AudioLoop;
import io.aircheck.testkit.media.FlvLoop;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.media.Programme;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.Ready;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.media.VideoLoop;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The programmes that an origin can show, by name. */
final class Programming {

    private static final String ENHANCED = "-enhanced";

    private final Map<String, Programme> programmes = new ConcurrentHashMap<>(Programmes.STANDARD);
    private final Map<String, FlvLoop> loops = new ConcurrentHashMap<>();
    private final MediaCache cache;

    Programming(MediaCache cache) {
        this.cache = cache;
    }

    void add(String name, Programme programme) {
        programmes.put(name, programme);
    }

    /** @param name with {@code -enhanced} behind it where its FLV is to be that of Enhanced RTMP */
    Programme programme(String name) {
        Programme programme = programmes.get(plain(name));
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

    FlvLoop flv(String name) throws IOException {
        FlvLoop known = loops.get(name);
        if (known != null) {
            return known;
        }
        FlvLoop usual = programme(name) instanceof Ready ready
                ? ready.flv()
                : video(name).flv();
        FlvLoop loop = name.endsWith(ENHANCED) ? usual.enhanced() : usual;
        loops.put(name, loop);
        return loop;
    }

    /** The other programme in the same form. */
    FlvLoop otherFlv(String name) throws IOException {
        return flv(HlsTimeline.OTHER_PROGRAMME + name.substring(plain(name).length()));
    }

    private static String plain(String name) {
        return name.endsWith(ENHANCED) ? name.substring(0, name.length() - ENHANCED.length()) : name;
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
