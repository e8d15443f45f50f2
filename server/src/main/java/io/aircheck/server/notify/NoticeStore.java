package io.aircheck.server.notify;

import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices in the database: what is under way survives a restart. */
final class NoticeStore {

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_ANSWER = 1024;

    private final Database database;

    NoticeStore(Database database) {
        this.database = database;
    }

    /** Keeps a new message for a channel. */
    Notice keep(ConfiguredChannel channel, Message message, Instant now) {
        long id = database.ids().next(Ids.Table.NOTICES);
        Notice notice = new Notice(id, channel.id(), channel.label(), message, Notice.State.WAITING, 0, now, null);
        database.write(client -> client.sql(
                        "INSERT INTO notices (id, channel, channel_label, kind, event, happened_at, title, message,"
                                + " link, state, attempts, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(notice.channel())
                .param(Text.cut(LONGEST_TITLE, notice.channelLabel()))
                .param(message.kind().name().toLowerCase(Locale.ROOT))
                .param(message.event())
                .param(message.at().toEpochMilli())
                .param(Text.cut(LONGEST_TITLE, message.title()))
                .param(Text.cut(LONGEST_TEXT, message.text()))
                .param(message.link())
                .param(notice.state().id())
                .param(0)
                .param(now.toEpochMilli())
                .update());
        return notice;
    }

    /** Keeps what became of a notice. */
    void update(Notice notice) {
        database.write(
                client -> client.sql("UPDATE notices SET state = ?, attempts = ?, due_at = ?, answer = ? WHERE id = ?")
                        .param(notice.state().id())
                        .param(notice.attempts())
                        .param(notice.dueAt().toEpochMilli())
                        .param(notice.answer() == null ? null : Text.cut(LONGEST_ANSWER, notice.answer()))
                        .param(notice.id())
                        .update());
    }

    /** What is to be tried by a moment, oldest first. */
    List<Notice> due(Instant now, int limit) {
        return database.read(client -> client.sql(
                        "SELECT * FROM notices WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at, id LIMIT ?")
                .param(now.toEpochMilli())
                .param(limit)
                .query((row, _) -> notice(row))
                .list());
    }

    Optional<Notice> find(long id) {
        return database.read(client -> client.sql("SELECT * FROM notices WHERE id = ?")
                .param(id)
                .query((row, _) -> notice(row))
                .optional());
    }

    /** Newest first. */
    List<Notice> latest(int limit, @Nullable Long before) {
        return database.read(client -> client.sql("SELECT * FROM notices WHERE id < ? ORDER BY id DESC LIMIT ?")
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query((row, _) -> notice(row))
                .list());
    }

    long count(Notice.State state) {
        return database.read(client -> client.sql("SELECT COUNT(*) FROM notices WHERE state = ?")
                .param(state.id())
                .query(Long.class)
                .single());
    }

    /** Forgets what is done and happened before a moment. */
    void forgetBefore(Instant moment) {
        database.writeLater(client -> client.sql("DELETE FROM notices WHERE happened_at < ? AND state <> 'waiting'")
                .param(moment.toEpochMilli())
                .update());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        Message message = new Message(
                Message.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("event"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                row.getString("title"),
                row.getString("message"),
                row.getString("link"));
        return new Notice(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("channel_label"),
                message,
                Notice.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getString("answer"));
    }
}
