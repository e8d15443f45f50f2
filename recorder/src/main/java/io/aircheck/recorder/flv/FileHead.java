package io.aircheck.recorder.flv;

import io.aircheck.media.codec.PictureSize;
import io.aircheck.media.flv.AudioHeader;
import io.aircheck.media.flv.FlvConfiguration;
import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.SequenceHeaderPicture;
import io.aircheck.media.flv.VideoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an FLV file holds before its first group: our onMetaData and the sequence headers. Made once a configuration. */
final class FileHead {

    private @Nullable FlvConfiguration made;
    private List<ByteBuffer> head = List.of();

    List<ByteBuffer> of(Gop gop) {
        if (!gop.configuration().equals(made)) {
            made = gop.configuration();
            List<ByteBuffer> tags = new ArrayList<>();
            tags.add(encode(metadata(gop).toTag()));
            gop.configuration().headers().forEach(tag -> tags.add(encode(tag)));
            head = List.copyOf(tags);
        }
        return head;
    }

    private static FlvMetadata metadata(Gop gop) {
        FlvConfiguration configuration = gop.configuration();
        Long video = oneOf(configuration.videoHeader(), gop.tags(FlvTag.Kind.VIDEO))
                .map(tag -> VideoHeader.of(tag).codecId())
                .orElse(null);
        Long audio = oneOf(configuration.audioHeader(), gop.tags(FlvTag.Kind.AUDIO))
                .map(tag -> AudioHeader.of(tag).codecId())
                .orElse(null);
        FlvMetadata theirs = gop.metadata();
        // What the stream's own metadata says of the size is often from before the phone was turned.
        Optional<PictureSize> picture =
                Optional.ofNullable(configuration.videoHeader()).flatMap(SequenceHeaderPicture::of);
        Integer width = picture.map(PictureSize::width).orElse(theirs == null ? null : theirs.width());
        Integer height = picture.map(PictureSize::height).orElse(theirs == null ? null : theirs.height());
        return FlvMetadata.begin(width, height, theirs == null ? null : theirs.frameRate(), video, audio);
    }

    private static Optional<FlvTag> oneOf(@Nullable FlvTag header, List<FlvTag> frames) {
        return header != null ? Optional.of(header) : frames.stream().findFirst();
    }

    private static ByteBuffer encode(FlvTag tag) {
        ByteBuffer bytes = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(bytes);
        return bytes.flip();
    }
}
