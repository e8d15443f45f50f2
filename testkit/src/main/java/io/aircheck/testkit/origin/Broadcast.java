package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import java.io.IOException;

/** A channel while it is on air: one of its broadcasts. */
sealed interface Broadcast permits HlsBroadcast, FlvBroadcast, IcyBroadcast {

    /** Answers a request of a file below the channel's address. */
    void answer(Exchange exchange, String file) throws IOException, InterruptedException;

    /** What has been put on air until now. */
    Report report() throws IOException;
}
