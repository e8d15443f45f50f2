package io.aircheck.media.flv;

/**
 * The extended header of Enhanced RTMP v2, which audio and video share: modifiers and the FourCC.
 *
 * @param packetType the type of the packet itself, after all modifiers
 * @param bytes its length, the FourCC included
 */
record PacketHeader(int packetType, int fourCc, int bytes) {

    private static final int MULTITRACK_VIDEO = 6;
    private static final int MULTITRACK_AUDIO = 5;
    private static final int MOD_EX = 7;

    /** Further tracks beside the main one are not recorded. */
    private static final int NOT_FOR_US = -1;

    static PacketHeader of(TagHead tag) {
        boolean video = tag.kind() == FlvTag.Kind.VIDEO;
        int packetType = tag.octet(0) & 0x0F;
        int index = 1;
        while (packetType == MOD_EX && index < tag.payloadBytes()) {
            int size = tag.octet(index) + 1;
            index += 1;
            if (size == 256) {
                size = (tag.octet(index) << 8 | tag.octet(index + 1)) + 1;
                index += 2;
            }
            index += size;
            packetType = tag.octet(index) & 0x0F;
            index += 1;
        }
        if (packetType == (video ? MULTITRACK_VIDEO : MULTITRACK_AUDIO)) {
            return new PacketHeader(NOT_FOR_US, 0, index);
        }
        return new PacketHeader(packetType, FourCc.at(tag, index), index + Integer.BYTES);
    }
}
