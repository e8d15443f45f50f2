package io.aircheck.server.web;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Reasons;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.facts.FactTemplate;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.notify.Selection;
import io.aircheck.server.notify.Wording;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.settings.MessageKeys;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages in the words that the page of events has, or in the user's own. */
public final class NoticeWords implements Wording {

    private static final int SONGS_NAMED = 3;

    private final Settings settings;
    private final PlatformNames platforms;
    private final Reasons reasons;
    private final FactSource facts;
    private final ZoneId zone;

    public NoticeWords(Settings settings, PlatformRegistry registry, FactSource facts, ZoneId zone) {
        this.settings = settings;
        this.platforms = PlatformNames.of(registry);
        this.reasons = Explanations.of(registry);
        this.facts = facts;
        this.zone = zone;
    }

    @Override
    public Optional<Message> of(Event event, @Nullable String language) {
        return Selection.kindOf(event).map(kind -> message(kind, event, isChinese(language)));
    }

    /** Where the page follows the browser, messages follow the system. */
    private boolean isChinese(@Nullable String wished) {
        String chosen = wished == null ? settings.get(PageKeys.LANGUAGE) : wished;
        String language = chosen.equals("auto") ? Locale.getDefault().getLanguage() : chosen;
        return language.equals("zh");
    }

    private Message message(Message.Kind kind, Event event, boolean chinese) {
        StoredEvent form = EventForm.of(event);
        Viewer reader = reader(event.at(), chinese);
        Facts known = facts.of(event, kind.id());
        String url = known.get(Fact.URL);
        return new Message(
                kind,
                form.kind(),
                event.at(),
                filled(MessageKeys.title(settings, chinese), known)
                        .orElseGet(() -> EventLine.sentence(form, reader.words())),
                filled(MessageKeys.text(settings, kind, chinese), known)
                        .orElseGet(() -> usualText(event, form, known, reader)),
                url.isEmpty() ? null : url);
    }

    private static Optional<String> filled(FactTemplate template, Facts known) {
        return template.text().isEmpty() ? Optional.empty() : Optional.of(template.fill(known));
    }

    private static String usualText(Event event, StoredEvent form, Facts known, Viewer reader) {
        List<String> lines = new ArrayList<>();
        String more = EventLine.more(form, reader);
        if (more != null) {
            lines.add(more);
        }
        if (event instanceof Event.RecordingEnded) {
            lines.add(summary(known, reader.words()));
            if (number(known, Fact.SONGS) > 0) {
                lines.add(songs(known, reader.words()));
            }
        }
        lines.add(known.get(Fact.TIME));
        return String.join("\n", lines);
    }

    /** What was recorded: length, size, files, and what is missing. */
    private static String summary(Facts known, Words words) {
        long gaps = number(known, Fact.GAPS);
        Duration missing = Duration.ofMillis((long) (1000 * decimal(known, Fact.MISSING)));
        String gap = gaps == 0
                ? words.say("recording.whole")
                : words.say(
                        "notify.summary.gaps",
                        Map.of("gaps", words.count("recording.gaps", gaps), "missing", Figures.span(missing, words)));
        return words.say(
                "notify.summary",
                Map.of(
                        "length", known.get(Fact.LENGTH),
                        "parts", words.count("recording.parts", number(known, Fact.PARTS)),
                        "size", known.get(Fact.SIZE),
                        "gaps", gap));
    }

    /** How many songs were recognised, and the first of them. */
    private static String songs(Facts known, Words words) {
        long all = number(known, Fact.SONGS);
        List<String> first = known.tracks().stream().limit(SONGS_NAMED).toList();
        return words.say(
                all > first.size() ? "notify.summary.songs.more" : "notify.summary.songs",
                Map.of("songs", words.count("notify.songs", all), "names", String.join(" · ", first)));
    }

    private static long number(Facts known, Fact fact) {
        return (long) decimal(known, fact);
    }

    private static double decimal(Facts known, Fact fact) {
        String value = known.get(fact);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    private Viewer reader(Instant now, boolean chinese) {
        return new Viewer(Words.of(chinese ? Language.CHINESE : Language.ENGLISH), now, zone, platforms, reasons);
    }
}
