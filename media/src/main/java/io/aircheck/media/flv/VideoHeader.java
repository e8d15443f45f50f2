package io.aircheck.media.flv;

/**
 * The head of a video tag's payload (E.4.3.1; Enhanced RTMP "ExVideoTagHeader").
 *
 * @param keyFrame whether decoding can begin here; false for everything that is no picture
 * @param codecId as onMetaData's {@code videocodecid} has it: the legacy id, or the FourCC as a number
 */
public record VideoHeader(Codec codec, Packet packet, boolean keyFrame, long codecId) {

    /** With their legacy ids; 12 and 13 are a habit of Chinese CDNs, in AVC's layout. */
    public enum Codec {
        H263(2, ""),
        VP6(4, "vp06"),
        AVC(7, "avc1"),
        HEVC(12, "hvc1"),
        AV1(13, "av01"),
        VP9(-1, "vp09"),
        VP8(-1, "vp08"),
        UNKNOWN(-1, "");

        private final int id;
        private final int fourCc;

        Codec(int id, String fourCc) {
            this.id = id;
            this.fourCc = fourCc.isEmpty() ? -1 : FourCc.of(fourCc);
        }

        private static final Codec[] ALL = values();

        private static Codec of(int id) {
            for (Codec codec : ALL) {
                if (codec.id == id) {
                    return codec;
                }
            }
            return UNKNOWN;
        }

        private static Codec ofFourCc(int fourCc) {
            for (Codec codec : ALL) {
                if (codec.fourCc == fourCc && fourCc != -1) {
                    return codec;
                }
            }
            return UNKNOWN;
        }

        private boolean hasSequenceHeader() {
            return this == AVC || this == HEVC || this == AV1;
        }
    }

    private static final int EXTENDED = 0x80;
    private static final int KEY_FRAME = 1;
    private static final int GENERATED_KEY_FRAME = 4;
    private static final int COMMAND = 5;

    /** Reads the head of a video tag; never fails, what makes no sense is {@link Packet#OTHER}. */
    public static VideoHeader of(TagHead tag) {
        if (tag.payloadBytes() == 0) {
            return new VideoHeader(Codec.UNKNOWN, Packet.OTHER, false, 0);
        }
        int first = tag.octet(0);
        int frameType = first >> 4 & 7;
        boolean intra = frameType == KEY_FRAME || frameType == GENERATED_KEY_FRAME;
        if ((first & EXTENDED) != 0) {
            return extended(PacketHeader.of(tag), frameType == COMMAND, intra);
        }
        int id = first & 0x0F;
        Codec codec = Codec.of(id);
        Packet packet = frameType == COMMAND
                ? Packet.OTHER
                : !codec.hasSequenceHeader()
                        ? Packet.FRAME
                        : switch (tag.octet(1)) {
                            case 0 -> Packet.SEQUENCE_HEADER;
                            case 1 -> tag.payloadBytes() > 5 ? Packet.FRAME : Packet.OTHER;
                            case 2 -> Packet.END;
                            default -> Packet.OTHER;
                        };
        return new VideoHeader(codec, packet, intra && packet == Packet.FRAME, id);
    }

    /** Whether a type and a composition time stand before the data, as AVC has it; not in Enhanced RTMP. */
    boolean hasPacketType() {
        return codec.hasSequenceHeader();
    }

    private static VideoHeader extended(PacketHeader header, boolean command, boolean intra) {
        Codec codec = Codec.ofFourCc(header.fourCc());
        Packet packet = command
                ? Packet.OTHER
                : switch (header.packetType()) {
                    case 0, 5 -> Packet.SEQUENCE_HEADER;
                    case 1, 3 -> Packet.FRAME;
                    case 2 -> Packet.END;
                    default -> Packet.OTHER;
                };
        return new VideoHeader(codec, packet, intra && packet == Packet.FRAME, header.fourCc() & 0xFFFF_FFFFL);
    }
}
