package io.aircheck.platforms.huya;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads TARS, whose values {@link TarsWriter} writes, as far as answers need it: fields by their tags, integers as {@link Long},
 * texts, bytes and maps; lists and floating-point numbers are passed over.
 */
final class TarsReader {

    private static final int DEEPEST = 16;

    /** A field of a type that no answer needs. */
    private static final Object PASSED_OVER = new Object();

    private final ByteBuffer in;

    private record Field(int tag, int type, @Nullable Object value) {}

    private TarsReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /**
     * The fields of a packet or an encoded struct by their tags.
     *
     * @throws IllegalArgumentException if the bytes are no TARS or broken off
     */
    static Map<Integer, Object> fields(byte[] bytes) {
        TarsReader reader = new TarsReader(bytes);
        try {
            return reader.fieldsToEnd(0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("TARS that breaks off", e);
        }
    }

    /** Up to the end of the struct, or of the bytes. */
    private Map<Integer, Object> fieldsToEnd(int depth) {
        Map<Integer, Object> fields = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            Field field = field(depth);
            if (field.type == TarsWriter.STRUCT_END) {
                return fields;
            }
            if (field.value != null) {
                fields.put(field.tag, field.value);
            }
        }
        return fields;
    }

    private Field field(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("TARS that is nested too deeply");
        }
        int head = Byte.toUnsignedInt(in.get());
        int type = head & 15;
        int tag = head >> 4 == 15 ? Byte.toUnsignedInt(in.get()) : head >> 4;
        Object value = switch (type) {
            case TarsWriter.ZERO -> 0L;
            case TarsWriter.INT8 -> (long) in.get();
            case TarsWriter.INT16 -> (long) in.getShort();
            case TarsWriter.INT32 -> (long) in.getInt();
            case TarsWriter.INT64 -> in.getLong();
            case TarsWriter.FLOAT -> passOver(take(4));
            case TarsWriter.DOUBLE -> passOver(take(8));
            case TarsWriter.STRING -> text(take(Byte.toUnsignedInt(in.get())));
            case TarsWriter.LONG_STRING -> text(take(in.getInt()));
            case TarsWriter.MAP -> map(depth + 1);
            case TarsWriter.LIST -> list(depth + 1);
            case TarsWriter.STRUCT -> fieldsToEnd(depth + 1);
            case TarsWriter.STRUCT_END -> null;
            case TarsWriter.BYTES -> bytes(depth + 1);
            default -> throw new IllegalArgumentException("TARS has no type " + type);
        };
        return new Field(tag, type, value);
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        long count = count(depth);
        for (long i = 0; i < count; i++) {
            Object key = field(depth).value;
            Object value = field(depth).value;
            if (key != null && value != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    private Object list(int depth) {
        long count = count(depth);
        for (long i = 0; i < count; i++) {
            field(depth);
        }
        return PASSED_OVER;
    }

    private byte[] bytes(int depth) {
        in.get(); // the type of the elements, which are bytes
        return take((int) count(depth));
    }

    private long count(int depth) {
        if (field(depth).value instanceof Long count && count >= 0 && count <= in.remaining()) {
            return count;
        }
        throw new IllegalArgumentException("TARS with a length that cannot be");
    }

    private byte[] take(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static Object passOver(byte[] number) {
        return PASSED_OVER;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
