package io.aircheck.recorder.ffmpeg;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.StreamSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One stream, and what the platform says each time it is asked again. */
final class Source implements StreamSource {
    private final LiveStream stream;
    private final Deque<RoomStatus> answers;

    Source(LiveStream stream, List<RoomStatus> answers) {
        this.stream = stream;
        this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public LiveStream stream() {
        return stream;
    }

    @Override
    public Resolution resolveAgain() {
        RoomStatus status = answers.remove();
        return new Resolution(status, status instanceof RoomStatus.Live ? stream : null);
    }
}
