package io.aircheck.media.flv;

import io.aircheck.media.Chunks;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Memory in pieces so small that everything stands across an edge; what was given back is spoilt. */
final class SmallChunks implements Chunks {

    private final int size;
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private int inUse;

    SmallChunks(int size) {
        this.size = size;
    }

    @Override
    public ByteBuffer take(boolean beyondLimit) {
        inUse++;
        return idle.isEmpty() ? ByteBuffer.allocate(size) : idle.pop();
    }

    @Override
    public void giveBack(List<ByteBuffer> chunks) {
        for (ByteBuffer chunk : chunks) {
            inUse--;
            chunk.clear();
            for (int i = 0; i < size; i++) {
                chunk.put(i, (byte) 0x55);
            }
            idle.push(chunk);
        }
    }

    int inUse() {
        return inUse;
    }
}
