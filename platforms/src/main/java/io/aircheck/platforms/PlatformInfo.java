package io.aircheck.platforms;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a user is told about a platform.
 *
 * @param id the lower-case name used in files, settings and JSON
 * @param example a real address of the site, unless {@link #exampleInvented}; {@code platforms --self-test} checks it
 * @param overseas whether DouyinLiveRecorder's users reach it through a proxy by default
 * @param kinds what can be recorded beside live rooms
 * @param qualities the rungs or names that the site offers, best first, as a user would write them; empty where it tells none
 * @param doubts what could not be confirmed, a sentence each
 */
public record PlatformInfo(
        String id,
        String english,
        String chinese,
        String example,
        boolean overseas,
        Set<Room.Kind> kinds,
        Set<Need> needs,
        String qualities,
        List<String> doubts) {

    private static final String INVENTED =
            "No room of the site is known: the address is made up, so --self-test only sees whether the site answers.";

    /** What a site asks of a user, beside an address. */
    public enum Need {
        /** Nothing is told without a browser's cookie. */
        COOKIE("cookie", "需要 Cookie"),
        /** Risk control asks for a browser's cookie at times. */
        COOKIE_AT_TIMES("cookie at times", "有时需要 Cookie"),
        /** Nothing is told without an account. */
        LOGIN("login", "需要登录"),
        /** Some rooms (of age, for members) want an account. */
        LOGIN_AT_TIMES("login for some rooms", "部分直播间需要登录"),
        /** Only its own region is served, so others need a proxy there. */
        PROXY("proxy from other regions", "其他地区需要代理");

        private final String english;
        private final String chinese;

        Need(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        public String english() {
            return english;
        }

        public String chinese() {
            return chinese;
        }
    }

    public PlatformInfo {
        kinds = Set.copyOf(kinds);
        needs = Set.copyOf(needs);
        doubts = List.copyOf(doubts);
    }

    /** A site with live rooms only, that asks nothing of a user. */
    public static PlatformInfo of(String id, String english, String chinese, String example) {
        return new PlatformInfo(id, english, chinese, example, false, Set.of(Room.Kind.LIVE), Set.of(), "", List.of());
    }

    /** The same on DouyinLiveRecorder's list of sites that are reached through a proxy. */
    public PlatformInfo fromOverseas() {
        return new PlatformInfo(id, english, chinese, example, true, kinds, needs, qualities, doubts);
    }

    public PlatformInfo withKinds(Room.Kind... all) {
        return new PlatformInfo(id, english, chinese, example, overseas, Set.of(all), needs, qualities, doubts);
    }

    public PlatformInfo withNeeds(Need... all) {
        return new PlatformInfo(id, english, chinese, example, overseas, kinds, Set.of(all), qualities, doubts);
    }

    public PlatformInfo withQualities(String words) {
        return new PlatformInfo(id, english, chinese, example, overseas, kinds, needs, words, doubts);
    }

    /** The same, saying that its example has the right form and names no room. To be called after {@link #withDoubts}. */
    public PlatformInfo withInventedExample() {
        String[] all = Stream.concat(doubts.stream(), Stream.of(INVENTED)).toArray(String[]::new);
        return withDoubts(all);
    }

    /** Whether nobody knows a room of the site, so that one which is not found says nothing against it. */
    public boolean exampleInvented() {
        return doubts.contains(INVENTED);
    }

    public PlatformInfo withDoubts(String... sentences) {
        return new PlatformInfo(id, english, chinese, example, overseas, kinds, needs, qualities, List.of(sentences));
    }
}
