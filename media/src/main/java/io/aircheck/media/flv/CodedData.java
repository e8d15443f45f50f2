package io.aircheck.media.flv;

import java.nio.ByteBuffer;

/**
 * What is behind a media tag's heads: a frame, or a decoder's configuration.
 *
 * @param compositionMillis how much later a picture is shown than it is decoded
 */
record CodedData(ByteBuffer bytes, int compositionMillis) {

    private static final int EXTENDED_VIDEO = 0x80;
    private static final int EXTENDED_AUDIO = 9;
    /** Of Enhanced RTMP's packet types the one whose frame has a composition time before it, for these codecs. */
    private static final int CODED_FRAMES = 1;

    static CodedData of(FlvTag tag) {
        return tag.kind() == FlvTag.Kind.VIDEO ? video(tag) : audio(tag);
    }

    private static CodedData video(FlvTag tag) {
        VideoHeader header = VideoHeader.of(tag);
        if ((tag.octet(0) & EXTENDED_VIDEO) != 0) {
            PacketHeader packet = PacketHeader.of(tag);
            boolean timed = packet.packetType() == CODED_FRAMES
                    && (header.codec() == VideoHeader.Codec.AVC || header.codec() == VideoHeader.Codec.HEVC);
            return timed
                    ? from(tag, packet.bytes() + 3, composition(tag, packet.bytes()))
                    : from(tag, packet.bytes(), 0);
        }
        return header.hasPacketType() ? from(tag, 5, composition(tag, 2)) : from(tag, 1, 0);
    }

    private static CodedData audio(FlvTag tag) {
        if (tag.octet(0) >> 4 == EXTENDED_AUDIO) {
            return from(tag, PacketHeader.of(tag).bytes(), 0);
        }
        return from(tag, AudioHeader.of(tag).codec() == AudioHeader.Codec.AAC ? 2 : 1, 0);
    }

    private static CodedData from(FlvTag tag, int at, int compositionMillis) {
        int begin = Math.min(at, tag.payload().limit());
        return new CodedData(tag.payload().slice(begin, tag.payload().limit() - begin), compositionMillis);
    }

    /** 24 bits with a sign. */
    private static int composition(FlvTag tag, int at) {
        return (tag.octet(at) << 24 | tag.octet(at + 1) << 16 | tag.octet(at + 2) << 8) >> 8;
    }
}
