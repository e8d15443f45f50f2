package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Platforms;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = read("messages.properties");
        Properties chinese = read("messages_zh_CN.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void whatASiteAnsweredIsSaidInTheUsersLanguage() {
        String reason = "api.live.bilibili.com/room answered HTTP 500";
        assertThat(Messages.reason(reason, Platforms.all(), Locale.ENGLISH)).isEqualTo(reason);
        assertThat(Messages.reason(reason, Platforms.all(), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("api.live.bilibili.com/room 返回了 HTTP 500");
    }

    private static java.util.List<String> placeholders(String text) {
        return java.util.regex.Pattern.compile("\\{\\d+}|\\{[a-z]+}|%n")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(MessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
