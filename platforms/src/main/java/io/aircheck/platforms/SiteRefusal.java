package io.aircheck.platforms;

/**
 * A site answered, but not with what was asked for. It carries the status that a check reports if no other way to ask the site
 * helps. Not an {@link java.io.IOException}: the site was reached.
 */
public final class SiteRefusal extends Exception {

    private final transient RoomStatus.Unavailable status;

    public SiteRefusal(RoomStatus.Unavailable status) {
        super(status.reason(), null, false, false);
        this.status = status;
    }

    public RoomStatus.Unavailable status() {
        return status;
    }

    /** The same of a room of which more is known. */
    public SiteRefusal about(RoomDetails details) {
        return new SiteRefusal(status.with(details));
    }

    public static SiteRefusal notFound(String reason) {
        return new SiteRefusal(new RoomStatus.NotFound(RoomDetails.UNKNOWN, reason));
    }

    public static SiteRefusal loginRequired(String reason) {
        return new SiteRefusal(new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, reason));
    }

    public static SiteRefusal blocked(String reason) {
        return new SiteRefusal(new RoomStatus.Blocked(RoomDetails.UNKNOWN, reason));
    }

    public static SiteRefusal failed(String reason) {
        return new SiteRefusal(new RoomStatus.Failed(RoomDetails.UNKNOWN, reason));
    }
}
