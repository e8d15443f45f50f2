package io.aircheck.recorder.file;

import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** A file of somebody else's making, byte for byte; nothing can be done for half of one. */
public final class FilePartFormat implements PartFormat {

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        return List.of();
    }

    @Override
    public Appendix append(MediaUnit unit) {
        return Appendix.asReceived(unit);
    }

    @Override
    public void close(FileChannel file) {
        // complete as it stands
    }

    @Override
    public long recover(FileChannel file) throws IOException {
        return file.size();
    }
}
