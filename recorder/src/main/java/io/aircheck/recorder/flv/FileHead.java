package io.aircheck.recorder.flv;

import io.aircheck.media.avc.AvcPicture;
import io.aircheck.media.flv.AudioHeader;
import io.aircheck.media.flv.FlvConfiguration;
import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.VideoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an FLV file holds before its first group: our onMetaData and the sequence headers. Made once a configuration. */
final class FileHead {

    /** Frame type, packet type and composition time stand before an AVCDecoderConfigurationRecord. */
    private static final int AVC_TAG_HEAD_BYTES = 5;

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
        Optional<AvcPicture> picture = picture(configuration);
        Integer width = picture.map(AvcPicture::width).orElse(theirs == null ? null : theirs.width());
        Integer height = picture.map(AvcPicture::height).orElse(theirs == null ? null : theirs.height());
        return FlvMetadata.begin(width, height, theirs == null ? null : theirs.frameRate(), video, audio);
    }

    private static Optional<FlvTag> oneOf(@Nullable FlvTag header, List<FlvTag> frames) {
        return header != null ? Optional.of(header) : frames.stream().findFirst();
    }

    /** What the stream's own metadata says of the size is often from before the phone was turned. */
    private static Optional<AvcPicture> picture(FlvConfiguration configuration) {
        FlvTag header = configuration.videoHeader();
        if (configuration.video() != VideoHeader.Codec.AVC
                || header == null
                || header.payload().limit() <= AVC_TAG_HEAD_BYTES
                || header.octet(0) >> 4 > 7) {
            return Optional.empty();
        }
        ByteBuffer payload = header.payload();
        return AvcPicture.ofConfiguration(payload.slice(AVC_TAG_HEAD_BYTES, payload.limit() - AVC_TAG_HEAD_BYTES));
    }

    private static ByteBuffer encode(FlvTag tag) {
        ByteBuffer bytes = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(bytes);
        return bytes.flip();
    }
}
