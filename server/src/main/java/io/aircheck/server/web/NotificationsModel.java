package io.aircheck.server.web;

import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.Notice;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.settings.NotificationKeys;
import io.aircheck.server.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page of notifications.
 *
 * @param about which kinds are told, in words
 */
public record NotificationsModel(List<ChannelRow> channels, List<NoticeRow> notices, String about) {

    /**
     * @param id as in the address of its test button
     * @param about what it is told, in words; null for what is told in general
     */
    public record ChannelRow(
            String id, String label, @Nullable String about) {}

    /**
     * @param day the heading under which it stands
     * @param state in words
     * @param answer what the service said last, or null
     * @param again whether it can be sent again
     */
    public record NoticeRow(
            long id,
            String day,
            Moment at,
            EventLine.Tone tone,
            String title,
            String channel,
            String state,
            @Nullable String answer,
            boolean again) {}

    static NotificationsModel of(
            List<ConfiguredChannel> channels, List<Notice> notices, Settings settings, Viewer viewer) {
        List<String> known = channels.stream().map(ConfiguredChannel::id).toList();
        return new NotificationsModel(
                channels.stream()
                        .map(channel -> new ChannelRow(
                                channel.id(),
                                channel.label(),
                                channel.taste().about() == null
                                        ? null
                                        : kinds(channel.taste().about(), viewer.words())))
                        .toList(),
                notices.stream().map(notice -> row(notice, known, viewer)).toList(),
                kinds(settings.get(NotificationKeys.NOTIFY_ABOUT), viewer.words()));
    }

    private static String kinds(Set<Message.Kind> kinds, Words words) {
        return kinds.stream()
                .map(kind -> words.say("notify.kind." + kind.id()))
                .collect(Collectors.joining(words.say("notify.kind.between")));
    }

    private static NoticeRow row(Notice notice, List<String> known, Viewer viewer) {
        Words words = viewer.words();
        String state = words.say("notify.state." + notice.state().id(), "n", Integer.toString(notice.attempts()));
        return new NoticeRow(
                notice.id(),
                Figures.day(viewer.dayOf(notice.message().at()), viewer.today(), words),
                Moment.clock(notice.message().at(), viewer.zone()),
                switch (notice.state()) {
                    case DELIVERED -> EventLine.Tone.GOOD;
                    case WAITING -> EventLine.Tone.PLAIN;
                    case GIVEN_UP -> EventLine.Tone.WARN;
                },
                notice.message().title(),
                notice.channelLabel(),
                state,
                viewer.reason(notice.answer()),
                notice.state() == Notice.State.GIVEN_UP && known.contains(notice.channel()));
    }
}
