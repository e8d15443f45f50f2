package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import java.io.IOException;

/** A channel while it is on air: one of its broadcasts. */
sealed interface Broadcast permits HlsBroadcast, FlvBroadcast, IcyBroadcast {

    /** Answers a request of a file below the channel's address. */
    void answer(Exchange exchange, String file) throws IOException, InterruptedException;

    /**
     * What has been put on air until now.
     *
     * @param from the number of the first segment to tell of, from 0; what has no segments is told whole
     */
    Report report(long from) throws IOException;
}
