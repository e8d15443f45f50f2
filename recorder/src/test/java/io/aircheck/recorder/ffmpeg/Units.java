package io.aircheck.recorder.ffmpeg;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.UnitSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an engine gives. */
class Units implements UnitSink {
    final List<MediaUnit> units = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final List<String> incidents = new ArrayList<>();

    @Override
    public boolean write(MediaUnit unit) {
        units.add(unit);
        return true;
    }

    @Override
    public void gap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public void incident(String what) {
        incidents.add(what);
    }

    @Override
    public void title(String title, Instant at) {
        throw new AssertionError("FFmpeg tells no titles");
    }

    Duration total() {
        return units.stream().map(MediaUnit::duration).reduce(Duration.ZERO, Duration::plus);
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (MediaUnit unit : units) {
                Channels.newChannel(out).write(unit.body().getFirst().duplicate());
            }
        }
        return file;
    }
}
