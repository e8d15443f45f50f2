package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.cloud.Secret;
import io.aircheck.music.identify.Accounts;
import io.aircheck.music.identify.Accounts.Paid;
import io.aircheck.music.identify.Accounts.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MusicKeysTest {

    private static final String ACRCLOUD = """
            acrcloud-host: identify-eu-west-1.acrcloud.com
            acrcloud-key: k1SeCrEt
            acrcloud-secret: s1SeCrEt
            """;

    private static Accounts accounts(String yaml) {
        return MusicKeys.accounts(SettingsReader.read("aircheck.yaml", yaml, Set.of(), Map.of(), Map.of()));
    }

    @Test
    void withoutKeysNobodyIsAsked() {
        assertThat(accounts("")).isEqualTo(Accounts.NONE);
    }

    @Test
    void servicesAreAskedInTheOrderThatIsSet() {
        Accounts accounts = accounts(ACRCLOUD + """
                audd-token: a1SeCrEt
                recognisers: audd, acrcloud
                audd-budget: 7
                """);

        assertThat(accounts.recognisers().getFirst()).isEqualTo(new Paid.OfAudd(new Secret("a1SeCrEt"), 7));
        assertThat(accounts.recognisers().getLast())
                .isInstanceOfSatisfying(
                        Paid.OfAcrCloud.class,
                        it -> assertThat(it.requestsADay()).isEqualTo(100));
    }

    @Test
    void aServiceThatIsNotNamedIsNotAsked() {
        assertThat(accounts(ACRCLOUD + "recognisers: audd\n").recognisers()).isEmpty();
    }

    @Test
    void shopsAreAskedInTheOrderThatIsSet() {
        assertThat(accounts("enrich-with: musicbrainz, deezer").sources())
                .containsExactly(new Shop.OfMusicBrainz(), new Shop.OfDeezer());
        assertThat(accounts("enrich-with: youtube\nyoutube-key: y1").sources())
                .containsExactly(new Shop.OfYouTube(new Secret("y1")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        acrcloud-key: x1SeCrEt             | ACRCloud needs all of acrcloud-host, acrcloud-key and acrcloud-secret
        enrich-with: spotify               | spotify-id and spotify-secret are needed
        enrich-with: youtube               | youtube-key is needed
        enrich-with: napster               | allowed: deezer, musicbrainz, spotify, youtube
        recognisers: shazam                | allowed: acrcloud, audd
        """)
    void whatIsMissingIsSaid(String yaml, String sentence) {
        assertThatThrownBy(() -> accounts(yaml))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("SeCrEt");
    }

    @Test
    void aHostThatIsNoneIsSaidToBe() {
        assertThatThrownBy(() -> accounts(ACRCLOUD.replace("identify-eu-west-1.acrcloud.com", "\"two words\"")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("acrcloud-host")
                .hasMessageNotContaining("SeCrEt");
    }

    @Test
    void keysAreSecrets() {
        assertThat(MusicKeys.SECTION.keys().stream()
                        .filter(SettingKey::isSecret)
                        .map(SettingKey::name))
                .containsExactly(
                        "acrcloud-key",
                        "acrcloud-secret",
                        "audd-token",
                        "acoustid-key",
                        "spotify-id",
                        "spotify-secret",
                        "youtube-key");
        assertThat(accounts(ACRCLOUD + "audd-token: a1SeCrEt\nacoustid-key: c1SeCrEt")
                        .toString())
                .doesNotContain("SeCrEt");
    }

    @Test
    void aCommandReadsThemWithoutLeavingAnythingBehind(@TempDir Path folder) throws Exception {
        Home home = new Home(folder.resolve("home"));
        Map<String, String> environment = Map.of("AIRCHECK_AUDD_TOKEN", "a1", "AIRCHECK_PLATFORMS_MINE_COOKIE", "x");

        assertThat(MusicKeys.accounts(SettingsReader.peek(home, environment)).recognisers())
                .hasSize(1);
        assertThat(home.root()).doesNotExist();

        Files.createDirectories(home.config());
        Files.writeString(home.settingsFile(), ACRCLOUD + "platforms: {mine: {cookie: x}}\n");
        assertThat(MusicKeys.accounts(SettingsReader.peek(home, environment)).recognisers())
                .hasSize(2);
    }
}
