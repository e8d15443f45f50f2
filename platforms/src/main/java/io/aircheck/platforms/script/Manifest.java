package io.aircheck.platforms.script;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.PlatformInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a platform's file says of itself in {@code export const platform}.
 *
 * @param hosts the site's domains; what is below one belongs to it. Nothing else is asked, and no other address is its own
 */
record Manifest(PlatformInfo info, List<String> hosts) {

    private static final int MOST_HOSTS = 20;
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");

    /** @param exports as {@link Sandbox#describe} gives them */
    static Manifest of(String id, Json exports) throws ScriptFailure {
        if (exports.at("platform").isMissing()) {
            throw ScriptFailure.wrong("has no \"export const platform\"");
        }
        for (String function : List.of("match", "check")) {
            if (!exports.at(function).text("").equals("function")) {
                throw ScriptFailure.wrong("has no \"export function " + function + "\"");
            }
        }
        Fields platform = Fields.of(exports.at("platform"), "has a platform", "name", "hosts", "example");
        List<String> hosts = hosts(platform);
        String example = platform.address("example");
        if (example == null) {
            throw ScriptFailure.wrong("has a platform without example");
        }
        Address address = Address.parse(example).orElseThrow();
        if (hosts.stream().noneMatch(address::hostUnder)) {
            throw platform.wrong("example", "is at none of its hosts");
        }
        String english = name(platform, "en");
        return new Manifest(PlatformInfo.of(id, english, name(platform, "zh"), example), hosts);
    }

    /** One name, or one for each language. */
    private static String name(Fields platform, String language) throws ScriptFailure {
        if (platform.object().at("name").isObject()) {
            return Fields.of(platform.object().at("name"), "has a platform with a name", "en", "zh")
                    .required(language);
        }
        return platform.required("name");
    }

    private static List<String> hosts(Fields platform) throws ScriptFailure {
        List<String> hosts = new ArrayList<>();
        for (Json item : platform.items("hosts", MOST_HOSTS)) {
            String host = item.text("").toLowerCase(Locale.ROOT);
            if (!HOST.matcher(host).matches()) {
                throw ScriptFailure.wrong("has a platform with a host \"" + Fields.shortened(host)
                        + "\" that is none; write it as example.org, without scheme, port and path");
            }
            hosts.add(host);
        }
        if (hosts.isEmpty()) {
            throw ScriptFailure.wrong("has a platform without hosts");
        }
        return List.copyOf(hosts);
    }

    boolean owns(Address address) {
        return hosts.stream().anyMatch(address::hostUnder);
    }
}
