package io.aircheck.media.flv;

/** What a media tag carries. */
public enum Packet {
    /** A decoder configuration (AVCDecoderConfigurationRecord, AudioSpecificConfig …). */
    SEQUENCE_HEADER,
    /** Coded pictures or sound. */
    FRAME,
    /** The end of a sequence; says nothing that a file needs. */
    END,
    /** Commands, colour information, an empty tag. */
    OTHER
}
