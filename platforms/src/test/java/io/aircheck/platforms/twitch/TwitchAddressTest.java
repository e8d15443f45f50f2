package io.aircheck.platforms.twitch;

import io.aircheck.platforms.AddressTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TwitchAddressTest {

    @TestFactory
    Stream<DynamicTest> addresses() {
        return AddressTable.of(new Twitch(), """
                https://www.twitch.tv/AirCheck_One LIVE aircheck_one
                twitch.tv/aircheck_one/ LIVE aircheck_one
                http://m.twitch.tv/aircheck_one?sr=a#chat LIVE aircheck_one
                https://go.twitch.tv/aircheck_one LIVE aircheck_one
                https://de.twitch.tv/aircheck_one LIVE aircheck_one
                https://pt-br.twitch.tv/aircheck_one LIVE aircheck_one
                https://www.twitch.tv/aircheck_one/videos?filter=archives LIVE aircheck_one
                https://www.twitch.tv/aircheck_one/profile LIVE aircheck_one
                https://www.twitch.tv/aircheck_one/clips LIVE aircheck_one
                https://www.twitch.tv/aircheck_one/about LIVE aircheck_one
                https://www.twitch.tv/aircheck_one/schedule LIVE aircheck_one
                https://player.twitch.tv/?channel=AirCheck_One&parent=x LIVE aircheck_one
                https://player.twitch.tv/?video=v2500000001 VIDEO 2500000001
                https://player.twitch.tv/?video=2500000001 VIDEO 2500000001
                https://www.twitch.tv/videos/2500000001?t=1h VIDEO 2500000001
                https://www.twitch.tv/aircheck_one/v/2500000001 VIDEO 2500000001
                https://www.twitch.tv/aircheck_one/video/2500000001 VIDEO 2500000001
                https://www.twitch.tv/aircheck_one/schedule?vodID=2500000001 VIDEO 2500000001
                https://clips.twitch.tv/BraveOtter-Ab1_c CLIP BraveOtter-Ab1_c
                https://clips.twitch.tv/embed?clip=BraveOtter-Ab1_c&parent=x CLIP BraveOtter-Ab1_c
                https://www.twitch.tv/aircheck_one/clip/BraveOtter-Ab1_c?filter=clips CLIP BraveOtter-Ab1_c
                https://www.twitch.tv/clip/BraveOtter-Ab1_c CLIP BraveOtter-Ab1_c
                https://m.twitch.tv/clip/BraveOtter-Ab1_c CLIP BraveOtter-Ab1_c""", """
                https://www.twitch.tv/
                https://www.twitch.tv/directory
                https://www.twitch.tv/directory/category/art
                https://www.twitch.tv/Settings/profile
                https://www.twitch.tv/videos
                https://www.twitch.tv/videos/abc
                https://www.twitch.tv/popout/aircheck_one/chat
                https://www.twitch.tv/collections/abc
                https://www.twitch.tv/team/abc
                https://www.twitch.tv/a
                https://www.twitch.tv/with-a-hyphen
                https://clips.twitch.tv/
                https://clips.twitch.tv/embed
                https://player.twitch.tv/
                https://dev.twitch.tv/docs
                https://twitch.tv.example.org/aircheck_one
                https://example.org/twitch.tv/aircheck_one""");
    }
}
