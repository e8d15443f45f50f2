package io.aircheck.server.migrate;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.server.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Through which proxy each platform is reached. The old lists hold parts of addresses; here every platform whose id or
 * addresses such a part stands in gets the proxy as its own.
 */
final class ProxySection {

    private final OldConfig old;
    private final NewSettings settings;
    private final List<PlatformInfo> platforms;

    ProxySection(OldConfig old, NewSettings settings, List<PlatformInfo> platforms) {
        this.old = old;
        this.settings = settings;
        this.platforms = platforms;
    }

    void take() {
        String address = old.text(OldKey.PROXY);
        boolean used = old.yes(OldKey.USE_PROXY, false);
        List<String> words = new ArrayList<>(used ? old.list(OldKey.PROXIED) : List.of());
        words.addAll(old.list(OldKey.ALSO_PROXIED));
        if (address.isEmpty() || words.isEmpty()) {
            for (OldKey key : List.of(OldKey.USE_PROXY, OldKey.PROXY, OldKey.PROXIED, OldKey.ALSO_PROXIED)) {
                settings.find(Kind.UNSET, key, address.isEmpty() ? "noProxy" : "off");
            }
            return;
        }
        String whole = address.contains("://") ? address : "http://" + address;
        try {
            ProxyAddress.parse(whole);
        } catch (InvalidSettingException e) {
            settings.find(Kind.PROBLEM, OldKey.PROXY, "notAllowed", "proxy", String.valueOf(e.getMessage()));
            return;
        }
        if (whole.equals(address)) {
            settings.find(Kind.TAKEN, OldKey.PROXY, "proxyOfPlatforms");
        } else {
            settings.find(Kind.FIXED, OldKey.PROXY, "fixedProxyScheme");
        }
        settings.find(used ? Kind.TAKEN : Kind.UNSET, OldKey.USE_PROXY, used ? "proxyOfPlatforms" : "off");
        if (used) {
            give(OldKey.PROXIED, whole);
        } else {
            settings.find(Kind.UNSET, OldKey.PROXIED, "off");
        }
        give(OldKey.ALSO_PROXIED, whole);
    }

    private void give(OldKey key, String proxy) {
        Set<String> reached = new TreeSet<>();
        for (String word : old.list(key)) {
            Set<String> found = new TreeSet<>(named(word.toLowerCase(Locale.ROOT)));
            if (found.isEmpty()) {
                settings.find(Kind.PROBLEM, key, "unknownProxied", word);
            }
            reached.addAll(found);
        }
        if (reached.isEmpty()) {
            settings.find(Kind.UNSET, key, "empty");
            return;
        }
        // A channel of FACEIT is one of Twitch, which its shipped list forgets.
        if (reached.contains("twitch") && reached.add("faceit")) {
            settings.find(Kind.FIXED, key, "fixedFaceit");
        }
        reached.forEach(platform -> settings.setQuietly(platform, "proxy", proxy));
        settings.find(Kind.TAKEN, key, "proxied", String.join(", ", reached));
    }

    private List<String> named(String word) {
        String host = OldKey.SHORT_HOSTS.get(word);
        if (host != null) {
            return List.of(host);
        }
        return platforms.stream()
                .filter(info -> info.id().contains(word)
                        || info.example().toLowerCase(Locale.ROOT).contains(word))
                .map(PlatformInfo::id)
                .filter(id -> !id.equals("direct") && !id.equals("radio"))
                .toList();
    }
}
