package io.aircheck.music.export;

import java.io.IOException;

/** Where the bytes of packets lie in a file; they may lie in pieces. Packets are asked for in the order of their track. */
interface Payloads {

    /** The bytes of one packet. */
    interface Payload {

        byte[] bytes();

        /** Puts as many other bytes in their place. */
        void replace(byte[] other) throws IOException;
    }

    /**
     * Finds a packet by its checksum.
     *
     * @param track its number, or in a transport stream its PID
     * @param position at or shortly before its place, where the container lies in one piece
     * @throws IOException if it is not there
     */
    Payload find(int track, long position, int size, int crc32) throws IOException;
}
