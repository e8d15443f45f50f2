package io.aircheck.recorder.connection;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.StreamSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A platform that answers as the test says, and "offline" when it has no more to say. */
public final class ScriptedSource implements StreamSource {

    private final Deque<RoomStatus> answers = new ArrayDeque<>();
    private final String url;

    public ScriptedSource() {
        this("http://cdn.test/first");
    }

    /** @param url of its stream until the platform names another */
    public ScriptedSource(String url) {
        this.url = url;
    }

    public static LiveStream stream(String url) {
        return LiveStream.of(Protocol.FLV, Quality.OD, "source", url);
    }

    public ScriptedSource live(String url) {
        answers.add(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(stream(url))));
        return this;
    }

    public ScriptedSource says(RoomStatus status) {
        answers.add(status);
        return this;
    }

    @Override
    public LiveStream stream() {
        return stream(url);
    }

    @Override
    public Resolution resolveAgain() {
        RoomStatus status = answers.isEmpty() ? new RoomStatus.Offline(RoomDetails.UNKNOWN) : answers.poll();
        return new Resolution(
                status, status instanceof RoomStatus.Live live ? live.streams().getFirst() : null);
    }
}
