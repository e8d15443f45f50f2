package io.aircheck.media.flv;

/** What tells what a tag is: its kind and the beginning of its payload. */
public interface TagHead {

    FlvTag.Kind kind();

    int payloadBytes();

    /** An unsigned byte of the payload, 0 beyond its end: a tag that is too short for its codec reads as nothing. */
    int octet(int index);
}
