package io.aircheck.server.web;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Reasons;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.notify.Selection;
import io.aircheck.server.notify.Wording;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** Messages in the words that the page of events has, in the language that is set for the page. */
public final class NoticeWords implements Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Settings settings;
    private final PlatformNames platforms;
    private final Reasons reasons;
    private final ZoneId zone;
    private final LongFunction<Optional<String>> addresses;

    private NoticeWords(
            Settings settings,
            PlatformNames platforms,
            Reasons reasons,
            ZoneId zone,
            LongFunction<Optional<String>> addresses) {
        this.settings = settings;
        this.platforms = platforms;
        this.reasons = reasons;
        this.zone = zone;
        this.addresses = addresses;
    }

    /**
     * Where the page follows the browser, messages follow the system.
     *
     * @param addresses the web address of a room by its id
     */
    public static NoticeWords of(
            Settings settings, PlatformRegistry registry, ZoneId zone, LongFunction<Optional<String>> addresses) {
        return new NoticeWords(settings, PlatformNames.of(registry), Reasons.of(registry), zone, addresses);
    }

    private Language language() {
        String chosen = settings.get(PageKeys.LANGUAGE);
        String language = chosen.equals("auto") ? Locale.getDefault().getLanguage() : chosen;
        return language.equals("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    @Override
    public Optional<Message> of(Event event) {
        return Selection.kindOf(event).map(kind -> message(kind, event));
    }

    private Message message(Message.Kind kind, Event event) {
        StoredEvent form = EventForm.of(event);
        Viewer reader = reader(event.at());
        String more = EventLine.more(form, reader);
        String time = TIME.format(event.at().atZone(zone));
        return new Message(
                kind,
                form.kind(),
                event.at(),
                EventLine.sentence(form, reader.words()),
                more == null ? time : more + "\n" + time,
                event instanceof Event.OfRoom ofRoom
                        ? addresses.apply(ofRoom.roomId()).orElse(null)
                        : null);
    }

    private Viewer reader(Instant now) {
        return new Viewer(Words.of(language()), now, zone, platforms, reasons);
    }
}
