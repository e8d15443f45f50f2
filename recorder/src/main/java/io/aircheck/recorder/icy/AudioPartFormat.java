package io.aircheck.recorder.icy;

import io.aircheck.media.icy.AudioFrame;
import io.aircheck.media.icy.OggPage;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** Sound as it came: MP3, AAC with ADTS headers, Ogg, FLAC. Such a file needs nothing at its end. */
public final class AudioPartFormat implements PartFormat {

    private static final int WINDOW_BYTES = 256 << 10;

    private final Container container;

    /** @param container one of AAC, MP3, OGG, FLAC */
    public AudioPartFormat(Container container) {
        this.container = container;
    }

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        return first.header().stream().map(ByteBuffer::duplicate).toList();
    }

    @Override
    public Appendix append(MediaUnit unit) {
        return Appendix.asReceived(unit);
    }

    @Override
    public void close(FileChannel file) {
        // complete as it stands
    }

    /** Cuts after the last whole frame or page; the frames of FLAC do not tell their length, and players bear a torn last one. */
    @Override
    public long recover(FileChannel file) throws IOException {
        if (container == Container.FLAC) {
            return file.size();
        }
        ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
        long at = 0;
        while (true) {
            fill(file, at, window.clear());
            window.flip();
            int whole = wholePieces(window);
            if (whole == 0) {
                file.truncate(at);
                return at;
            }
            at += whole;
        }
    }

    private int wholePieces(ByteBuffer window) {
        int at = 0;
        while (true) {
            int length = pieceAt(window, at);
            if (length == 0 || at + length > window.limit()) {
                return at;
            }
            at += length;
        }
    }

    private int pieceAt(ByteBuffer window, int at) {
        return switch (container) {
            case OGG -> OggPage.at(window, at).map(OggPage::bytes).orElse(0);
            case AAC ->
                AudioFrame.at(window, at, AudioFrame.Kind.ADTS)
                        .map(AudioFrame::bytes)
                        .orElse(0);
            default ->
                AudioFrame.at(window, at, AudioFrame.Kind.MPEG)
                        .map(AudioFrame::bytes)
                        .orElse(0);
        };
    }

    private static void fill(FileChannel file, long at, ByteBuffer window) throws IOException {
        while (window.hasRemaining() && file.read(window, at + window.position()) > 0) {
            // goes on until the window is full or the file ends
        }
    }
}
