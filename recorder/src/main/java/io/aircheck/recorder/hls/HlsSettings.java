package io.aircheck.recorder.hls;

import java.time.Duration;

/**
 * How patient the engine is.
 *
 * @param endAfterSilence how long nothing new may be written before the recording ends
 * @param idle silence after which an answer that has begun is given up
 * @param segmentDeadline for a whole segment, however steadily it trickles
 * @param playlistDeadline for a reload, at least; a longer target duration gives longer
 * @param reloadFloor the shortest time between two reloads
 * @param firstPause before the second attempt of a series
 * @param longestPause between two attempts
 * @param frozenAfter how long a playlist may stay unchanged before the platform is asked, at least; and how long it must be
 *     gone for the platform's "offline" to be believed
 * @param frozenOffline how long a playlist must be unchanged for the platform's "offline" to be believed
 * @param keepTrying how long a segment that the playlist still has is asked for in vain
 * @param linger how long a segment that has left the playlist is asked for, at least
 * @param unusableAfter how long an address may give no playlist at all from the start
 * @param entry with which segment of the first playlist to begin
 */
public record HlsSettings(
        Duration endAfterSilence,
        Duration idle,
        Duration segmentDeadline,
        Duration playlistDeadline,
        Duration reloadFloor,
        Duration firstPause,
        Duration longestPause,
        Duration frozenAfter,
        Duration frozenOffline,
        Duration keepTrying,
        Duration linger,
        Duration unusableAfter,
        Entry entry) {

    /** Beginning with everything that is there. */
    public HlsSettings(
            Duration endAfterSilence,
            Duration idle,
            Duration segmentDeadline,
            Duration playlistDeadline,
            Duration reloadFloor,
            Duration firstPause,
            Duration longestPause,
            Duration frozenAfter,
            Duration frozenOffline,
            Duration keepTrying,
            Duration linger,
            Duration unusableAfter) {
        this(
                endAfterSilence,
                idle,
                segmentDeadline,
                playlistDeadline,
                reloadFloor,
                firstPause,
                longestPause,
                frozenAfter,
                frozenOffline,
                keepTrying,
                linger,
                unusableAfter,
                Entry.WHOLE);
    }

    public static HlsSettings usual(Duration endAfterSilence) {
        return new HlsSettings(
                endAfterSilence,
                Duration.ofSeconds(4),
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(6),
                Duration.ofSeconds(15));
    }

    public HlsSettings from(Entry other) {
        return new HlsSettings(
                endAfterSilence,
                idle,
                segmentDeadline,
                playlistDeadline,
                reloadFloor,
                firstPause,
                longestPause,
                frozenAfter,
                frozenOffline,
                keepTrying,
                linger,
                unusableAfter,
                other);
    }
}
