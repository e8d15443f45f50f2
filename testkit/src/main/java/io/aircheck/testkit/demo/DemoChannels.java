package io.aircheck.testkit.demo;

import io.aircheck.testkit.media.Picture;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.AudioCodec;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.origin.Channel;
import io.aircheck.testkit.origin.Delivery;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Four channels that are always on air (HLS with MPEG-TS in two qualities, HLS with fragmented MP4, HTTP-FLV, a radio) and a
 * fifth that goes on and off, so that broadcasts can be seen to begin and end.
 */
public final class DemoChannels {

    /** How long a song is played before the next, or itself, begins. */
    public static final Duration SONG_LENGTH = Duration.ofSeconds(24);

    private static final Duration LOOP = SONG_LENGTH;
    private static final Schedule REHEARSAL_HOURS = new Schedule(Duration.ofSeconds(90), Duration.ofSeconds(45));

    private DemoChannels() {}

    /**
     * Puts the channels on air. The first time on a machine their media are encoded, some 15 s.
     *
     * @return the four that are always on, then the one that is not
     * @throws IOException if FFmpeg cannot make the media
     */
    public static List<DemoChannel> putOnAir(LiveOrigin origin) throws IOException {
        origin.programme("harbour-high", painted("HARBOUR CAM", "FERRIES AND MUSIC UNTIL MIDNIGHT", 0.56, 0, 960, 540));
        origin.programme("harbour-low", painted("HARBOUR CAM", "FERRIES AND MUSIC UNTIL MIDNIGHT", 0.56, 0, 640, 360));
        origin.programme("studio", painted("LAN STUDIO", "WATERCOLOURS - SLOWLY", 0.86, 1, 960, 540));
        origin.programme(
                "kitchen", painted("TIN KETTLE", "SECOND BREAKFAST - LIVE FROM THE KITCHEN", 0.05, 3, 960, 540));
        origin.programme("rehearsal", painted("COPPER RAIN", "OPEN REHEARSAL", 0.36, 2, 640, 360));
        origin.programme("low-orbit", new Audio(AudioCodec.MP3, Programmes.TRACKS, LOOP));
        origin.prepare("harbour-high", "harbour-low", "studio", "kitchen", "rehearsal", "low-orbit");

        String harbour = origin.url("/hls/harbour/master.m3u8?variants=harbour-high;harbour-low");
        String studio = origin.add(Channel.of("studio", Delivery.FMP4).programme("studio"));
        String kitchen = origin.add(Channel.of("kitchen", Delivery.FLV).programme("kitchen"));
        String radio = origin.add(Channel.of("low-orbit", Delivery.ICY).programme("low-orbit"));
        String rehearsal = origin.add(
                Channel.of("rehearsal", Delivery.TS).programme("rehearsal").schedule(REHEARSAL_HOURS));
        return List.of(
                new DemoChannel(harbour, "港口灯 Harbour Cam", "Ferries and music until midnight", true),
                new DemoChannel(studio, "阿澜的画室", "水彩夜聊：慢慢画", true),
                new DemoChannel(kitchen, "Tin Kettle", "Second breakfast live from the kitchen", true),
                new DemoChannel(radio, "低轨电台 Low Orbit Radio", "Music that nobody wrote", true),
                new DemoChannel(rehearsal, "铜雨 Copper Rain", "公开排练 Open rehearsal", false));
    }

    private static Video painted(String headline, String line, double hue, int track, int width, int height) {
        int kilobits = width > 800 ? 1500 : 800;
        return new Video(
                new Picture.Painted(headline, line, hue),
                width,
                height,
                kilobits,
                false,
                false,
                Programmes.TRACKS.get(track),
                LOOP);
    }
}
