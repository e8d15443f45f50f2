package io.aircheck.server.web;

import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import java.util.Map;
import java.util.stream.Collectors;

/** What platforms are called. */
public record PlatformNames(Map<String, PlatformInfo> byId) {

    public PlatformNames {
        byId = Map.copyOf(byId);
    }

    static PlatformNames of(PlatformRegistry registry) {
        return new PlatformNames(registry.platforms().stream()
                .map(platform -> platform.info())
                .collect(Collectors.toMap(PlatformInfo::id, info -> info, (first, _) -> first)));
    }

    /** The name in a language; the id itself for a platform that is no longer there. */
    String of(String id, Language language) {
        PlatformInfo info = byId.get(id);
        if (info == null) {
            return id;
        }
        return language == Language.CHINESE ? info.chinese() : info.english();
    }
}
