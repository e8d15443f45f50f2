package io.aircheck.server.web;

import io.aircheck.server.access.AuditedThings;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Names for the audit log what pages and API show. */
@Component
public class AuditNames implements AuditedThings {

    private final Rooms rooms;
    private final Recordings recordings;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Notices notices;

    public AuditNames(Rooms rooms, Recordings recordings, Accounts accounts, ApiKeys keys, Notices notices) {
        this.rooms = rooms;
        this.recordings = recordings;
        this.accounts = accounts;
        this.keys = keys;
        this.notices = notices;
    }

    @Override
    public @Nullable String name(String kind, String id) {
        if (kind.equals("channel")) {
            return notices.channels().stream()
                    .filter(channel -> channel.id().equals(id))
                    .map(ConfiguredChannel::label)
                    .findFirst()
                    .orElse(null);
        }
        return number(id).flatMap(number -> name(kind, number)).orElse(null);
    }

    private Optional<String> name(String kind, long id) {
        return switch (kind) {
            case "room" -> rooms.find(id).map(RoomView::displayName);
            case "recording" ->
                recordings.find(id).map(RecordingView::broadcast).map(AuditNames::name);
            case "account" -> accounts.find(id).map(Account::name);
            case "key" -> keys.find(id).map(ApiKey::name);
            default -> Optional.empty();
        };
    }

    private static String name(Broadcast broadcast) {
        String streamer = broadcast.streamer() == null ? broadcast.url() : broadcast.streamer();
        return broadcast.title() == null ? streamer : streamer + " · " + broadcast.title();
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isRefused(HttpServletRequest request) {
        return RequestContextUtils.getOutputFlashMap(request) instanceof Map<?, ?> flash
                && flash.get(Frame.NOTICE) instanceof Said said
                && said.outcome() == Said.Outcome.REFUSED;
    }
}
