package io.aircheck.server.web;

import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.Notice;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.notify.channel.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two channels, of which one works, and a notice in each state. */
final class SampleNotices implements Notices {

    private static final ConfiguredChannel GOOD =
            ConfiguredChannel.of("https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef");
    private static final ConfiguredChannel BAD = ConfiguredChannel.of("tgram://1:t/42");

    @Override
    public List<ConfiguredChannel> channels() {
        return List.of(GOOD, BAD);
    }

    @Override
    public long count(Notice.State state) {
        return latest(10, null).stream().filter(it -> it.state() == state).count();
    }

    @Override
    public List<Notice> latest(int limit, @Nullable Long before) {
        return Stream.of(
                        notice(3, GOOD, Notice.State.WAITING, 1, "HTTP 503: <b>busy</b>"),
                        notice(2, GOOD, Notice.State.DELIVERED, 1, null),
                        notice(1, BAD, Notice.State.GIVEN_UP, 6, SampleService.HOSTILE))
                .filter(it -> before == null || it.id() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Notice> tryOut(String channel, Message message) {
        if (channel.equals(GOOD.id())) {
            return Optional.of(notice(4, GOOD, Notice.State.DELIVERED, 1, null));
        }
        return channel.equals(BAD.id())
                ? Optional.of(notice(4, BAD, Notice.State.GIVEN_UP, 1, "HTTP 401: Unauthorized"))
                : Optional.empty();
    }

    @Override
    public boolean sendAgain(long id) {
        return id == 1;
    }

    private static Notice notice(long id, ConfiguredChannel channel, Notice.State state, int attempts, String answer) {
        Message message = new Message(
                Message.Kind.LIVE,
                "room.state",
                SampleService.NOW.minusSeconds(600 - id),
                "小雨 开播了。" + SampleService.HOSTILE,
                "text",
                null);
        return new Notice(id, channel.id(), channel.label(), message, state, attempts, SampleService.NOW, answer);
    }
}
