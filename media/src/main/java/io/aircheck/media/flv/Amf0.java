package io.aircheck.media.flv;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes AMF0; what it reads came from a stranger, so depth and sizes are bounded by the bytes that are there. */
public final class Amf0 {

    private static final int MAX_DEPTH = 16;

    private static final int NUMBER = 0;
    private static final int BOOLEAN = 1;
    private static final int STRING = 2;
    private static final int OBJECT = 3;
    private static final int NULL = 5;
    private static final int UNDEFINED = 6;
    private static final int REFERENCE = 7;
    private static final int ECMA_ARRAY = 8;
    private static final int OBJECT_END = 9;
    private static final int STRICT_ARRAY = 10;
    private static final int DATE = 11;
    private static final int LONG_STRING = 12;
    private static final int UNSUPPORTED = 13;
    private static final int XML = 15;
    private static final int TYPED_OBJECT = 16;

    private Amf0() {}

    /** Reads one value from the buffer's position on. */
    public static AmfValue read(ByteBuffer bytes) throws FlvException {
        try {
            return read(bytes, 0);
        } catch (BufferUnderflowException e) {
            throw new FlvException("script data ends in the middle of a value");
        }
    }

    private static AmfValue read(ByteBuffer bytes, int depth) throws FlvException {
        if (depth > MAX_DEPTH) {
            throw new FlvException("script data is nested more than " + MAX_DEPTH + " deep");
        }
        int marker = bytes.get() & 0xFF;
        return switch (marker) {
            case NUMBER -> new AmfValue.Num(bytes.getDouble());
            case BOOLEAN -> new AmfValue.Bool(bytes.get() != 0);
            case STRING -> new AmfValue.Text(text(bytes, bytes.getShort() & 0xFFFF));
            case LONG_STRING, XML -> new AmfValue.Text(text(bytes, bytes.getInt() & 0xFFFF_FFFFL));
            case OBJECT -> fields(bytes, depth);
            case TYPED_OBJECT -> {
                text(bytes, bytes.getShort() & 0xFFFF);
                yield fields(bytes, depth);
            }
            case ECMA_ARRAY -> {
                bytes.getInt(); // a count that many writers get wrong
                yield fields(bytes, depth);
            }
            case STRICT_ARRAY -> items(bytes, depth);
            case DATE -> {
                double millis = bytes.getDouble();
                bytes.getShort();
                yield new AmfValue.Date(millis);
            }
            case REFERENCE -> {
                bytes.getShort();
                yield new AmfValue.Nothing();
            }
            case NULL, UNDEFINED, UNSUPPORTED -> new AmfValue.Nothing();
            default -> throw new FlvException("script data has a value of unknown type " + marker);
        };
    }

    private static AmfValue fields(ByteBuffer bytes, int depth) throws FlvException {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        while (bytes.hasRemaining()) { // some writers leave the end marker out
            String name = text(bytes, bytes.getShort() & 0xFFFF);
            if (name.isEmpty() && bytes.hasRemaining() && bytes.get(bytes.position()) == OBJECT_END) {
                bytes.get();
                break;
            }
            fields.put(name, read(bytes, depth + 1));
        }
        return new AmfValue.Fields(fields);
    }

    private static AmfValue items(ByteBuffer bytes, int depth) throws FlvException {
        long count = bytes.getInt() & 0xFFFF_FFFFL;
        if (count > bytes.remaining()) {
            throw new FlvException("script data claims " + count + " items in " + bytes.remaining() + " bytes");
        }
        List<AmfValue> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(read(bytes, depth + 1));
        }
        return new AmfValue.Items(items);
    }

    private static String text(ByteBuffer bytes, long length) throws FlvException {
        if (length > bytes.remaining()) {
            throw new FlvException("script data ends in the middle of a text");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A name and an ECMA array after it, as script tags hold them. */
    static byte[] write(String name, AmfValue.Fields ecmaArray) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, new AmfValue.Text(name));
            out.writeByte(ECMA_ARRAY);
            out.writeInt(ecmaArray.values().size());
            writeFields(out, ecmaArray.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, AmfValue value) throws IOException {
        switch (value) {
            case AmfValue.Num(double number) -> {
                out.writeByte(NUMBER);
                out.writeDouble(number);
            }
            case AmfValue.Bool(boolean flag) -> {
                out.writeByte(BOOLEAN);
                out.writeBoolean(flag);
            }
            case AmfValue.Text(String text) -> {
                out.writeByte(STRING);
                writeName(out, text);
            }
            case AmfValue.Fields(Map<String, AmfValue> values) -> {
                out.writeByte(OBJECT);
                writeFields(out, values);
            }
            case AmfValue.Items(List<AmfValue> values) -> {
                out.writeByte(STRICT_ARRAY);
                out.writeInt(values.size());
                for (AmfValue item : values) {
                    write(out, item);
                }
            }
            case AmfValue.Date(double epochMillis) -> {
                out.writeByte(DATE);
                out.writeDouble(epochMillis);
                out.writeShort(0);
            }
            case AmfValue.Nothing() -> out.writeByte(NULL);
        }
    }

    private static void writeFields(DataOutputStream out, Map<String, AmfValue> values) throws IOException {
        for (Map.Entry<String, AmfValue> field : values.entrySet()) {
            writeName(out, field.getKey());
            write(out, field.getValue());
        }
        out.writeShort(0);
        out.writeByte(OBJECT_END);
    }

    private static void writeName(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes in script data");
        }
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
