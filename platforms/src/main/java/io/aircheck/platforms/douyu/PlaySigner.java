package io.aircheck.platforms.douyu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;

/** One of Douyu's ways to sign the wish for a stream of a room. */
interface PlaySigner {

    /**
     * The wish for a quality.
     *
     * @param rate the quality's number; 0 for the original
     * @param cdn the network's name, or empty for the site's choice
     * @throws SiteRefusal if the site does not give what is signed with
     */
    HttpRequest wish(long rate, String cdn) throws IOException, SiteRefusal;

    /** What was signed with is not accepted: the next wish is signed with something new. */
    void renew();
}
