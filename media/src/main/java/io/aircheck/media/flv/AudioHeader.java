package io.aircheck.media.flv;

/**
 * The head of an audio tag's payload (E.4.2.1; Enhanced RTMP "ExAudioTagHeader").
 *
 * @param codecId as onMetaData's {@code audiocodecid} has it: the legacy id, or the FourCC as a number
 */
public record AudioHeader(Codec codec, Packet packet, long codecId) {

    /** With their legacy ids. */
    public enum Codec {
        PCM(0, ""),
        ADPCM(1, ""),
        MP3(2, ".mp3"),
        PCM_LITTLE_ENDIAN(3, ""),
        NELLYMOSER_16K(4, ""),
        NELLYMOSER_8K(5, ""),
        NELLYMOSER(6, ""),
        G711_A(7, ""),
        G711_MU(8, ""),
        AAC(10, "mp4a"),
        SPEEX(11, ""),
        OPUS(13, "Opus"),
        MP3_8K(14, ""),
        AC3(-1, "ac-3"),
        EAC3(-1, "ec-3"),
        FLAC(-1, "fLaC"),
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
    }

    private static final int EXTENDED = 9;

    /** Reads the head of an audio tag; never fails, what makes no sense is {@link Packet#OTHER}. */
    public static AudioHeader of(TagHead tag) {
        if (tag.payloadBytes() == 0) {
            return new AudioHeader(Codec.UNKNOWN, Packet.OTHER, 0);
        }
        int id = tag.octet(0) >> 4;
        if (id == EXTENDED) {
            return extended(PacketHeader.of(tag));
        }
        Codec codec = Codec.of(id);
        Packet packet = Packet.FRAME;
        if (codec == Codec.AAC) {
            packet = tag.octet(1) == 0 ? Packet.SEQUENCE_HEADER : tag.payloadBytes() > 2 ? Packet.FRAME : Packet.OTHER;
        }
        return new AudioHeader(codec, packet, id);
    }

    private static AudioHeader extended(PacketHeader header) {
        Codec codec = Codec.ofFourCc(header.fourCc());
        Packet packet = switch (header.packetType()) {
            case 0 -> Packet.SEQUENCE_HEADER;
            case 1 -> Packet.FRAME;
            case 2 -> Packet.END;
            default -> Packet.OTHER;
        };
        return new AudioHeader(codec, packet, header.fourCc() & 0xFFFF_FFFFL);
    }
}
