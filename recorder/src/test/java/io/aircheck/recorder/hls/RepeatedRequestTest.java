package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RepeatedRequestTest {

    private static final String URL = "http://h.test/index.m3u8";
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeWeb web = new FakeWeb();
    private int hung;

    private HttpAnswer load(Duration patience) throws IOException, InterruptedException {
        return RepeatedRequest.load(web, HttpRequest.get(URL), patience, () -> hung++);
    }

    private static FakeWeb.Answer never() throws IOException {
        HlsEngineScene.awaited(new CountDownLatch(1));
        return FakeWeb.status(500);
    }

    @Test
    void whatIsAnsweredInTimeIsAskedForOnce() throws Exception {
        web.at(URL, "a list");
        assertThat(load(LONG).text()).isEqualTo("a list");
        assertThat(web.visits(URL)).isOne();
        assertThat(hung).isZero();
    }

    @Test
    void theSecondAnswersWhileTheFirstHangs() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        web.at(URL, time -> {
            try {
                return time == 0 ? never() : FakeWeb.ok("second");
            } catch (IOException e) {
                givenUp.countDown();
                throw e;
            }
        });
        assertThat(load(SHORT).text()).isEqualTo("second");
        givenUp.await();
        assertThat(hung).isOne();
    }

    @Test
    void theFirstIsStillTakenWhereItIsOnlySlow() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        web.at(URL, time -> {
            if (time > 0) {
                second.countDown();
                return never();
            }
            HlsEngineScene.awaited(second);
            return FakeWeb.ok("first");
        });
        assertThat(load(SHORT).text()).isEqualTo("first");
    }

    @Test
    void whatIsNeverAnsweredIsAskedForThreeTimes() {
        web.at(URL, time -> never());
        assertThatThrownBy(() -> load(SHORT))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer within 0.06 s, asked 3 times");
        assertThat(web.visits(URL)).isEqualTo(3);
        assertThat(hung).isOne();
    }

    @Test
    void aFailureIsAFailureAtOnce() {
        web.at(URL, time -> {
            throw new IOException("refused");
        });
        assertThatThrownBy(() -> load(LONG)).isInstanceOf(IOException.class).hasMessage("refused");
        assertThat(web.visits(URL)).isOne();
    }
}
