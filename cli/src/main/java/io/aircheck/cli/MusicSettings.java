package io.aircheck.cli;

import io.aircheck.music.identify.Accounts;
import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.MusicKeys;
import io.aircheck.server.settings.NetworkKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsException;
import io.aircheck.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a home's settings and the environment say about recognising music, for commands that start no service.
 *
 * @param acrCloudHost as the user typed it; null where there is none
 * @param network how the settings want the network to be reached
 */
record MusicSettings(Accounts accounts, @Nullable String acrCloudHost, NetSettings network) {

    /** @throws UserError if any setting cannot be used, with a sentence for each */
    static MusicSettings of(Path home) {
        try {
            Settings settings = SettingsReader.peek(new Home(home), System.getenv());
            return new MusicSettings(
                    MusicKeys.accounts(settings),
                    settings.get(MusicKeys.ACRCLOUD_HOST).orElse(null),
                    NetSettings.defaults()
                            .withProxy(settings.get(NetworkKeys.PROXY).orElse(null))
                            .withCaFiles(settings.get(NetworkKeys.CA_FILE)
                                    .map(List::of)
                                    .orElse(List.of())));
        } catch (SettingsException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        } catch (IOException e) {
            throw new UserError(ExitCode.DISK, Messages.say("settings.unreadable", home, e.getMessage()));
        }
    }

    /** The way to services, for commands that have no options about the network. */
    WebClient client() {
        try {
            return WebClient.create(network);
        } catch (InvalidSettingException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
    }
}
