package io.aircheck.recorder.ffmpeg.relay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtspAnswersTest {

    private final RtspAnswers answers = new RtspAnswers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 302 Moved\r\nLocation: rtsp://10.0.0.1/\r\n\r\n",
                "RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\nRTSP/1.0 301 Moved\r\n\r\n",
                "$\0\0\4abcdRTSP/1.0 302 Moved\r\n\r\n",
                "RTSP/1.0  302 Moved\r\n\r\n",
                "RTSP/x +302 Moved\r\n\r\n",
                "RTSP/1.0 0302 Moved\r\n\r\n",
            })
    void aRedirectIsSeenHoweverItComes(String text) {
        assertThatThrownBy(() -> pass(text, text.length())).isInstanceOf(RtspAnswers.RedirectException.class);
        for (int size = 1; size < text.length(); size++) {
            int bytes = size;
            assertThatThrownBy(() -> new RtspAnswersTest().pass(text, bytes))
                    .as("in blocks of %d", size)
                    .isInstanceOf(RtspAnswers.RedirectException.class);
        }
    }

    @Test
    void otherAnswersPass() {
        String text = "RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\nRTSP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nv=0\n"
                + "RTSP/2.0 454 Session Not Found\r\n\r\n";
        for (int size = 1; size <= text.length(); size++) {
            int bytes = size;
            assertThatCode(() -> pass(text, bytes)).as("in blocks of %d", size).doesNotThrowAnyException();
        }
    }

    @Test
    void mediaIsNotLookedAt() {
        byte[] play = "PLAY rtsp://127.0.0.1/ RTSP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        answers.asked(play, play.length);
        assertThatCode(() -> pass("RTSP/1.0 302 by chance", 64)).doesNotThrowAnyException();
    }

    private void pass(String text, int blockBytes) throws RtspAnswers.RedirectException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += blockBytes) {
            byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + blockBytes));
            answers.check(block, block.length);
        }
    }
}
