package io.aircheck.net;

/** The user agents that Aircheck sends; one place to renew them. */
public final class UserAgents {

    /** A current browser on a desktop, sent where a request names none. */
    public static final String DESKTOP =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    /** For the sites whose players tell which browser they run in, and were seen to work in this one. */
    public static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:157.0) Gecko/20100101 Firefox/157.0";

    /** A current browser on a telephone, for pages that only then tell what is wanted. */
    public static final String MOBILE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    /** The same on a telephone of the other kind, for the pages that tell those two apart. */
    public static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/156.0.0.0 Mobile Safari/537.36";

    /** A player of radio stations; SHOUTcast shows browsers a web page in place of its stream. */
    public static final String PLAYER = "Aircheck/1.0 (audio player)";

    private UserAgents() {}
}
