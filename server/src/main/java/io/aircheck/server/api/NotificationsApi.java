package io.aircheck.server.api;

import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.Notice;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.notify.channel.Message;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels to people, and what was sent over them. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications")
class NotificationsApi {

    private static final int MOST = 1000;

    private final Notices notices;
    private final Clock clock;

    NotificationsApi(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** A channel without its secrets. */
    record ChannelJson(String id, String label) {

        static ChannelJson of(ConfiguredChannel channel) {
            return new ChannelJson(channel.id(), channel.label());
        }
    }

    /**
     * A message on its way over one channel.
     *
     * @param kind live, ended, failed, login, disk, service or test
     * @param state waiting, delivered or given_up
     * @param dueAt of the next attempt, or when the last was made
     * @param answer what the service said last
     */
    record NoticeJson(
            long id,
            String channel,
            String kind,
            String event,
            Instant at,
            String title,
            String text,
            @Nullable String link,
            String state,
            int attempts,
            Instant dueAt,
            @Nullable String answer) {

        static NoticeJson of(Notice notice) {
            Message message = notice.message();
            return new NoticeJson(
                    notice.id(),
                    notice.channelLabel(),
                    message.kind().name().toLowerCase(Locale.ROOT),
                    message.event(),
                    message.at(),
                    message.title(),
                    message.text(),
                    message.link(),
                    notice.state().id(),
                    notice.attempts(),
                    notice.dueAt(),
                    notice.answer());
        }
    }

    @GetMapping("/channels")
    @Operation(summary = "The channels that are set up")
    List<ChannelJson> channels() {
        return notices.channels().stream().map(ChannelJson::of).toList();
    }

    @PostMapping("/channels/{id}/test")
    @Operation(summary = "Sends a test message now and tells what the service answered")
    NoticeJson tryOut(@PathVariable String id) {
        Message message = new Message(
                Message.Kind.TEST, "test", clock.instant(), "Aircheck: a test", "This channel works.", null);
        return notices.tryOut(id, message)
                .map(NoticeJson::of)
                .orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND, "there is no channel " + id));
    }

    @GetMapping
    @Operation(summary = "What was sent, newest first")
    ResponseEntity<List<NoticeJson>> latest(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable Long before) {
        int asked = Paging.asked(limit, MOST);
        return Paging.answer(notices.latest(asked, before), asked, Notice::id, NoticeJson::of);
    }

    @PostMapping("/{id}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a message again that was given up")
    void again(@PathVariable long id) {
        if (!notices.sendAgain(id)) {
            throw new RefusedException(
                    HttpStatus.NOT_FOUND,
                    "message " + id + " cannot be sent again: it was delivered, or its channel is not set up any more");
        }
    }
}
