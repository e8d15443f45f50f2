package io.aircheck.server.web;

import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Platforms;
import io.aircheck.server.overview.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A service in the middle of an evening, made up: who looks at it, and what it says of itself. */
final class SampleService {

    static final Instant NOW = Instant.parse("2026-11-20T13:42:30Z");
    static final String HOSTILE = "<script>alert(1)</script> \"' & 😀".repeat(6);

    private SampleService() {}

    static Viewer viewer(Language language) {
        return new Viewer(
                Words.of(language),
                NOW,
                ZoneId.of("Asia/Shanghai"),
                new PlatformNames(Map.of(
                        "douyin", PlatformInfo.of("douyin", "Douyin", "抖音", "https://live.douyin.com/1"),
                        "bilibili", PlatformInfo.of("bilibili", "Bilibili", "哔哩哔哩", "https://live.bilibili.com/1"),
                        "twitch",
                                PlatformInfo.of("twitch", "Twitch", "Twitch", "https://www.twitch.tv/a")
                                        .fromOverseas(),
                        "radio",
                                PlatformInfo.of("radio", "Radio", "电台", "https://radio.example/a")
                                        .fromOverseas())),
                Explanations.of(Platforms.all()));
    }

    static Overview overview() {
        return new Overview(
                "0.1.0",
                Duration.ofDays(3),
                11,
                4,
                4,
                15_300_000,
                412_000_000_000L,
                2_000_000_000_000L,
                5_000_000_000L,
                false,
                List.of("mysite.js failed in line 3: TypeError: x is not a function"));
    }
}
