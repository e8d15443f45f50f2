package io.aircheck.recorder.flv;

import io.aircheck.media.codec.PictureSize;
import io.aircheck.media.flv.AudioHeader;
import io.aircheck.media.flv.FlvConfiguration;
import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import io.aircheck.media.flv.SequenceHeaderPicture;
import io.aircheck.media.flv.TagHead;
import io.aircheck.media.flv.VideoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What an FLV file holds before its first group: our onMetaData and the sequence headers. Made once a configuration. */
final class FileHead {

    private @Nullable FlvConfiguration made;
    private String id = "";
    private List<ByteBuffer> head = List.of();

    /** The short name of the group's configuration. */
    String id(Gop gop) {
        make(gop);
        return id;
    }

    List<ByteBuffer> of(Gop gop) {
        make(gop);
        return head;
    }

    private void make(Gop gop) {
        if (!gop.configuration().equals(made)) {
            made = gop.configuration();
            List<ByteBuffer> tags = new ArrayList<>();
            tags.add(encode(metadata(gop).toTag()));
            gop.configuration().headers().forEach(tag -> tags.add(encode(tag)));
            head = List.copyOf(tags);
            id = gop.configuration().id();
        }
    }

    private static FlvMetadata metadata(Gop gop) {
        FlvConfiguration configuration = gop.configuration();
        Long video = oneOf(configuration.videoHeader(), gop.tags(), true)
                .map(tag -> VideoHeader.of(tag).codecId())
                .orElse(null);
        Long audio = oneOf(configuration.audioHeader(), gop.tags(), false)
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

    private static Optional<TagHead> oneOf(@Nullable FlvTag header, HeldTags frames, boolean picture) {
        return header != null
                ? Optional.of(header)
                : IntStream.range(0, frames.size())
                        .filter(i -> frames.isPicture(i) == picture)
                        .mapToObj(frames::head)
                        .findFirst();
    }

    private static ByteBuffer encode(FlvTag tag) {
        ByteBuffer bytes = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(bytes);
        return bytes.flip();
    }
}
