package io.aircheck.recorder.hls;

import io.aircheck.media.mp4.FragmentWalk;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** Fragmented MP4: the init section, then fragments as they come. A file that broke off is cut after its last whole fragment. */
public final class Fmp4PartFormat implements PartFormat {

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
        // fragments need no index to be played
    }

    @Override
    public long recover(FileChannel file) throws IOException {
        FragmentWalk walk = new FragmentWalk(file.size());
        ByteBuffer head = ByteBuffer.allocate(FragmentWalk.HEADER_BYTES);
        while (!walk.isOver()) {
            head.clear();
            while (head.hasRemaining() && file.read(head, walk.position() + head.position()) > 0) {
                // until the header is whole or the file ends
            }
            walk.box(head.flip());
        }
        file.truncate(walk.wholeBytes());
        return walk.wholeBytes();
    }
}
