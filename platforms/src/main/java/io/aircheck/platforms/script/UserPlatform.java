package io.aircheck.platforms.script;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.script.ScriptFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform that a user wrote. It stays the same when its file changes, so that rooms and running recordings go on with what
 * the file says now. A script that had to be stopped by force is left alone for a while.
 */
final class UserPlatform implements Platform {

    private static final Duration REST_OF_STOPPED = Duration.ofMinutes(5);
    private static final Duration REST_OF_UNAVAILABLE = Duration.ofMinutes(1);
    private static final int KEPT_MATCHES = 10_000;
    private static final int LONGEST_ID = 200;
    private static final String UNMATCHED = "unmatched";
    private static final Sandbox.Requests NO_REQUESTS =
            _ -> Json.write(Map.of("error", "may ask its site in check(), not in match()"));

    private final String id;
    private final Sandbox sandbox;
    private final ScriptLimits limits;
    private final Clock clock;
    private volatile Version version;

    /** What a file says, and what has come of it so far. */
    private static final class Version {
        private final ScriptFile file;
        private final Manifest manifest;
        private final Map<String, Optional<Room>> matches = Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<Room>> eldest) {
                return size() > KEPT_MATCHES;
            }
        });
        private volatile @Nullable Rest rest;
        private volatile @Nullable String unmatched;
        /** Whether an address could not be matched, so that it has to be tried again. */
        private volatile boolean owesMatch;

        Version(ScriptFile file, Manifest manifest) {
            this.file = file;
            this.manifest = manifest;
        }
    }

    private record Rest(String sentence, Instant until) {}

    private UserPlatform(String id, Sandbox sandbox, ScriptLimits limits, Clock clock, Version version) {
        this.id = id;
        this.sandbox = sandbox;
        this.limits = limits;
        this.clock = clock;
        this.version = version;
    }

    /**
     * Reads a file that is new.
     *
     * @throws ScriptFailure if it is no platform
     */
    static UserPlatform of(String id, ScriptFile file, Sandbox sandbox, ScriptLimits limits, Clock clock)
            throws ScriptFailure {
        return new UserPlatform(id, sandbox, limits, clock, read(id, file, sandbox));
    }

    /** Takes a file that has changed; if it is no platform any more, what it was stays. */
    void update(ScriptFile file) throws ScriptFailure {
        version = read(id, file, sandbox);
    }

    private static Version read(String id, ScriptFile file, Sandbox sandbox) throws ScriptFailure {
        Version version = new Version(file, Manifest.of(id, sandbox.describe(file)));
        String example = version.manifest.info().example();
        if (ask(id, sandbox, version, Address.parse(example).orElseThrow()).isEmpty()) {
            throw ScriptFailure.wrong("does not match its own example, " + example);
        }
        return version;
    }

    @Override
    public PlatformInfo info() {
        return version.manifest.info();
    }

    @Override
    public Optional<Room> match(Address address) {
        Version now = version;
        if (!now.manifest.owns(address)) {
            return Optional.empty();
        }
        Optional<Room> known = now.matches.get(address.url());
        if (known != null) {
            return known;
        }
        Rest rest = resting(now);
        if (rest != null) {
            now.owesMatch = true;
            return Optional.of(unmatched(address, rest.sentence()));
        }
        try {
            Optional<Room> room = ask(id, sandbox, now, address);
            now.matches.put(address.url(), room);
            return room;
        } catch (ScriptFailure e) {
            String sentence = failed(now, e);
            Optional<Room> room = Optional.of(unmatched(address, sentence));
            if (e.kind() == Kind.WRONG) {
                now.unmatched = sentence;
                now.matches.put(address.url(), room);
            } else {
                now.owesMatch = true;
            }
            return room;
        }
    }

    /** An address of the site of which the script cannot say what it is; to be checked, it says so. */
    private Room unmatched(Address address, String sentence) {
        return new Room(id, Room.Kind.LIVE, address.url(), address.url(), Map.of(UNMATCHED, sentence));
    }

    private static Optional<Room> ask(String id, Sandbox sandbox, Version version, Address address)
            throws ScriptFailure {
        Json found = sandbox.call(version.file, "match", parts(address), NO_REQUESTS);
        if (found.isMissing() || found.isFalse()) {
            return Optional.empty();
        }
        Json object = found.isObject() ? found : Json.parse(Json.write(Map.of("id", found.node())));
        Fields room = Fields.of(object, "gave in match() a room", "id", "kind");
        String roomId = room.required("id");
        if (roomId.length() > LONGEST_ID) {
            throw room.wrong("id", "is longer than " + LONGEST_ID + " characters");
        }
        String kind = room.text("kind");
        // The address stays the one that the user typed: what a script says is no reason to go anywhere else.
        return Optional.of(new Room(
                id,
                switch (kind == null ? "live" : kind) {
                    case "live" -> Room.Kind.LIVE;
                    case "video" -> Room.Kind.VIDEO;
                    case "clip" -> Room.Kind.CLIP;
                    default -> throw room.wrong("kind", "is none of live, video, clip");
                },
                roomId,
                address.url(),
                Map.of()));
    }

    /** What a script is told of an address, taken apart, since the language alone cannot. */
    private static Map<String, Object> parts(Address address) {
        Map<String, String> query = new LinkedHashMap<>();
        if (address.query() != null) {
            for (String pair : address.query().split("&")) {
                String name = pair.split("=", 2)[0];
                String value = address.parameter(name);
                if (value != null) {
                    query.putIfAbsent(name, value);
                }
            }
        }
        return Map.of(
                "url", address.url(),
                "host", address.host(),
                "path", address.path(),
                "segments", address.segments(),
                "query", query);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) {
        Version now = version;
        Rest rest = resting(now);
        String trouble = rest == null ? room.parts().get(UNMATCHED) : rest.sentence();
        if (trouble != null) {
            return new RoomStatus.Failed(RoomDetails.UNKNOWN, trouble);
        }
        try {
            Map<String, String> asked = Map.of(
                    "id",
                    room.id(),
                    "url",
                    room.url(),
                    "kind",
                    room.kind().name().toLowerCase(Locale.ROOT));
            SiteRequests requests = new SiteRequests(visit, now.manifest.hosts(), limits);
            return StatusReader.read(sandbox.call(now.file, "check", asked, requests));
        } catch (ScriptFailure e) {
            return new RoomStatus.Failed(RoomDetails.UNKNOWN, failed(now, e));
        }
    }

    /** Takes note of a failure and tells it with the file's name. */
    private String failed(Version version, ScriptFailure failure) {
        String sentence = version.file.name() + " " + failure.sentence();
        if (failure.kind() != Kind.WRONG) {
            Duration rest = failure.kind() == Kind.STOPPED ? REST_OF_STOPPED : REST_OF_UNAVAILABLE;
            version.rest = new Rest(
                    sentence + "; it is left alone for " + rest.toMinutes() + " min or until it changes",
                    clock.instant().plus(rest));
        }
        return sentence;
    }

    private @Nullable Rest resting(Version version) {
        Rest rest = version.rest;
        return rest != null && clock.instant().isBefore(rest.until()) ? rest : null;
    }

    /** Why the script is left alone at present, or what it did with an address; null where all is well. */
    @Nullable
    String trouble() {
        Version now = version;
        Rest rest = resting(now);
        return rest == null ? now.unmatched : rest.sentence();
    }

    /** Whether addresses that could not be matched should be tried again; tells it once. */
    boolean takeOwedMatch() {
        Version now = version;
        if (!now.owesMatch || resting(now) != null) {
            return false;
        }
        now.owesMatch = false;
        return true;
    }
}
