package io.aircheck.recorder.session;

import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** A file that is the units one after the other, and whole at each of their ends. */
final class RawPartFormat implements PartFormat {

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        return first.header();
    }

    @Override
    public List<ByteBuffer> append(MediaUnit unit) {
        return unit.body();
    }

    @Override
    public void close(FileChannel file) {
        // Nothing stands at the end.
    }

    @Override
    public long recover(FileChannel file) throws IOException {
        return file.size();
    }
}
