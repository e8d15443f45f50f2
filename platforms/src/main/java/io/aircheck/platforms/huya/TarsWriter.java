package io.aircheck.platforms.huya;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes values in TARS, the binary encoding of Huya's WUP calls (fact sheet huya, "WUP getCdnTokenInfoEx"). Every value begins
 * with a byte of its tag and its type.
 */
final class TarsWriter {

    static final int INT8 = 0;
    static final int INT16 = 1;
    static final int INT32 = 2;
    static final int INT64 = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int STRING = 6;
    static final int LONG_STRING = 7;
    static final int MAP = 8;
    static final int LIST = 9;
    static final int STRUCT = 10;
    static final int STRUCT_END = 11;
    static final int ZERO = 12;
    static final int BYTES = 13;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarsWriter integer(int tag, long value) {
        if (value == 0) {
            head(tag, ZERO);
        } else if (value == (byte) value) {
            head(tag, INT8);
            out.write((int) value);
        } else if (value == (short) value) {
            head(tag, INT16);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) value).array());
        } else if (value == (int) value) {
            head(tag, INT32);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) value).array());
        } else {
            head(tag, INT64);
            out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        }
        return this;
    }

    TarsWriter string(int tag, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= 255) {
            head(tag, STRING);
            out.write(bytes.length);
        } else {
            head(tag, LONG_STRING);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        }
        out.writeBytes(bytes);
        return this;
    }

    TarsWriter bytes(int tag, byte[] value) {
        head(tag, BYTES);
        head(0, INT8);
        integer(0, value.length);
        out.writeBytes(value);
        return this;
    }

    /** The fields are those that another writer was given. */
    TarsWriter struct(int tag, TarsWriter fields) {
        head(tag, STRUCT);
        out.writeBytes(fields.toBytes());
        head(0, STRUCT_END);
        return this;
    }

    /** A map of one text to bytes, as the calls carry their arguments. */
    TarsWriter mapOfOne(int tag, String key, byte[] value) {
        head(tag, MAP);
        return integer(0, 1).string(0, key).bytes(1, value);
    }

    TarsWriter emptyMap(int tag) {
        head(tag, MAP);
        return integer(0, 0);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void head(int tag, int type) {
        if (tag < 15) {
            out.write(tag << 4 | type);
        } else {
            out.write(0xf0 | type);
            out.write(tag);
        }
    }
}
