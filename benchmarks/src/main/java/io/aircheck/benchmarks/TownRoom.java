package io.aircheck.benchmarks;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.RecordedExchange;
import java.util.List;
import java.util.Optional;

/**
 * A made-up room of a real platform: two recorded conversations, one of a room that is off and one of a room that is live, with
 * the room's id put in place of the recorded ones.
 */
record TownRoom(String id, String url, List<RecordedExchange> off, List<RecordedExchange> live) {

    /** A platform's pair of conversations. */
    record Pattern(String platform, Conversation off, String offId, Conversation live, String liveId) {

        /** A pair of which the addresses name their rooms, or nothing. */
        static Optional<Pattern> of(PlatformRegistry registry, Conversation off, Conversation live) {
            return id(registry, off)
                    .flatMap(offId ->
                            id(registry, live).map(liveId -> new Pattern(off.platform(), off, offId, live, liveId)));
        }

        private static Optional<String> id(PlatformRegistry registry, Conversation conversation) {
            return registry.find(conversation.url())
                    .map(match -> match.room().id())
                    .filter(id -> id.length() >= 4 && conversation.url().contains(id));
        }

        /** What stands as a number in an answer can only become another number. */
        private static boolean isNumber(String id) {
            return id.matches("\\d+");
        }

        /** The room of a number, below a million. No id is part of another: bodies are only compared by what they contain. */
        TownRoom room(int number) {
            String digits = "%06d".formatted(number);
            String id = isNumber(offId) ? "7" + digits + "0".repeat(Math.max(0, offId.length() - 7)) : "town" + digits;
            return new TownRoom(
                    id,
                    off.url().replace(offId, id),
                    with(off, offId, id).exchanges(),
                    with(live, liveId, id).exchanges());
        }

        private static Conversation with(Conversation conversation, String oldId, String newId) {
            return Conversation.parse(conversation.json().toString().replace(oldId, newId));
        }
    }
}
