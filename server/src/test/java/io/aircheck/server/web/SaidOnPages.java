package io.aircheck.server.web;

import io.aircheck.platforms.Platforms;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.settings.Settings;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the pages and messages say, for tests of other packages. */
public final class SaidOnPages {

    private SaidOnPages() {}

    /** What a room's card says of its state. */
    public static String card(RoomView room, Language language) {
        RoomCard card = RoomCard.of(room, null, SampleService.viewer(language));
        return card.state() + ": " + card.why();
    }

    /** An event as the page of events has it. */
    public static String line(Event event, Language language) {
        EventLine line = EventLine.of(EventForm.of(event), SampleService.viewer(language));
        return line.more() == null ? line.sentence() : line.sentence() + " " + line.more();
    }

    /** The message that people would get of an event, in the language that is set. */
    public static Optional<Message> message(Event event, Settings settings) {
        FactSource facts =
                new FactSource(_ -> Optional.empty(), _ -> Optional.empty(), Path.of("recordings"), ZoneOffset.UTC);
        return new NoticeWords(settings, Platforms.all(), facts, ZoneOffset.UTC).of(event, null);
    }
}
