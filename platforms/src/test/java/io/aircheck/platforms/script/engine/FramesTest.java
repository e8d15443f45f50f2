package io.aircheck.platforms.script.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message comes as it went, and what is none is refused before memory is spent on it. */
class FramesTest {

    private static byte[] written(List<String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frames.write(new DataOutputStream(bytes), texts);
        return bytes.toByteArray();
    }

    private static List<String> read(byte[] bytes, int most) throws IOException {
        return Frames.read(new DataInputStream(new ByteArrayInputStream(bytes)), most);
    }

    private static byte[] numbers(int... numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number : numbers) {
            new DataOutputStream(bytes).writeInt(number);
        }
        return bytes.toByteArray();
    }

    @Test
    void comesAsItWent() throws IOException {
        List<String> texts = List.of("call", "", "斗鱼 \uD83C\uDFA7\u0000\n");
        assertThat(read(written(texts), 100)).isEqualTo(texts);
        assertThat(Reply.of(new Reply.Failed("no").frame())).isEqualTo(new Reply.Failed("no"));
        Ask ask = new Ask.Call("7", "a.js", "source", "check", "[]");
        assertThat(Ask.of(ask.frame())).isEqualTo(ask);
    }

    @Test
    void isBounded() throws IOException {
        assertThatThrownBy(() -> read(numbers(1, Integer.MAX_VALUE), 1000))
                .hasMessageContaining("more than 1000 bytes");
        assertThatThrownBy(() -> read(numbers(1, -1), 1000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(numbers(Integer.MAX_VALUE), 1000)).hasMessageContaining("no message");
        assertThatThrownBy(() -> read(written(List.of("x".repeat(600), "x".repeat(600))), 1000))
                .hasMessageContaining("more than 1000 bytes");
    }

    @Test
    void anEndWithinAMessageIsAnEnd() throws IOException {
        assertThatThrownBy(() -> read(numbers(1), 1000)).isInstanceOf(EOFException.class);
        byte[] whole = written(List.of("abcdef"));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 2), 1000))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void whatIsNoReplyIsRefused() {
        assertThatThrownBy(() -> Reply.of(List.of("done"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reply.of(List.of("Terminating", "x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
