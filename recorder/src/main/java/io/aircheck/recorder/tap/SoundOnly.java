package io.aircheck.recorder.tap;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.StreamSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of which the picture is not wanted: where the sound is a playlist of its own, it is all that is taken. */
public record SoundOnly(StreamSource source) implements StreamSource {

    @Override
    public LiveStream stream() {
        return sound(source.stream());
    }

    @Override
    public Resolution resolveAgain() throws IOException {
        Resolution resolution = source.resolveAgain();
        LiveStream stream = resolution.stream();
        return stream == null ? resolution : new Resolution(resolution.status(), sound(stream));
    }

    private static LiveStream sound(LiveStream stream) {
        String url = stream.audioUrl();
        return stream.protocol() == Protocol.HLS && url != null
                ? stream.withUrl(url).withAudioUrl(null)
                : stream;
    }

    @Override
    public @Nullable Room room() {
        return source.room();
    }

    @Override
    public void close() {
        source.close();
    }
}
