package io.aircheck.testkit.demo;

/**
 * A channel of the demo that is on air.
 *
 * @param url what a user would watch
 * @param streamer who is on air
 * @param title of the broadcast
 * @param alwaysOn whether it never goes off air
 */
public record DemoChannel(String url, String streamer, String title, boolean alwaysOn) {

    /** The channel as a line of rooms.txt: quality, address, name. */
    public String roomsLine() {
        return "原画," + url + "," + streamer + " - " + title;
    }
}
