package io.aircheck.server.notify;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.notify.channel.Verdict;
import io.aircheck.server.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the bus and tells people over their channels. What it took is stored first, so that a restart or a service that
 * is down for an hour loses nothing; what was given up stays to be seen and sent again.
 */
public final class Notifier implements Notices, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 50;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /**
     * What the user wishes, as it is now.
     *
     * @param kinds what is told where nothing else is said
     * @param kindsOf what is told of a room
     * @param channelsOf the names of the channels that are told of a room; empty for all
     * @param kept for how long what is done can be looked at
     */
    public record Wishes(
            Supplier<List<ConfiguredChannel>> channels,
            Supplier<Set<Message.Kind>> kinds,
            LongFunction<Set<Message.Kind>> kindsOf,
            LongFunction<Set<String>> channelsOf,
            Supplier<Duration> kept) {}

    private final Wishes wishes;
    private final Selection selection;
    private final Wording wording;
    private final Courier courier;
    private final NoticeStore store;
    private final Clock clock;
    private final Subscription subscription;
    private final Thread listening;
    private final Thread sending;
    private final CountDownLatch ending = new CountDownLatch(1);

    public Notifier(Wishes wishes, Wording wording, Courier courier, Database database, EventBus bus, Clock clock) {
        this.wishes = wishes;
        this.selection = new Selection();
        this.wording = wording;
        this.courier = courier;
        this.store = new NoticeStore(database);
        this.clock = clock;
        this.subscription = bus.subscribe(CAPACITY);
        this.listening = Thread.ofVirtual().name("notices").start(this::listen);
        this.sending = Thread.ofVirtual().name("couriers").start(this::send);
    }

    private void listen() {
        try {
            while (!isEnding()) {
                take(TURN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    private boolean take(Duration patience) throws InterruptedException {
        Event event = subscription.poll(patience);
        if (event != null) {
            tell(event);
        }
        return event != null;
    }

    private void tell(Event event) {
        Optional<Message.Kind> kind = Selection.kindOf(event);
        if (kind.isEmpty()) {
            return;
        }
        List<ConfiguredChannel> told = channels().stream()
                .filter(channel -> wants(channel, kind.get(), event))
                .toList();
        if (told.isEmpty() || !selection.take(event, EnumSet.of(kind.get()))) {
            return;
        }
        Instant now = clock.instant();
        for (ConfiguredChannel channel : told) {
            wording.of(event, channel.taste().language()).ifPresent(message -> store.keep(channel, message, now));
        }
    }

    private boolean wants(ConfiguredChannel channel, Message.Kind kind, Event event) {
        Set<Message.Kind> general = wishes.kinds().get();
        if (!(event instanceof Event.OfRoom ofRoom)) {
            return Selection.wanted(channel.taste(), general, general).contains(kind);
        }
        Set<String> names = wishes.channelsOf().apply(ofRoom.roomId());
        boolean isChosen = names.isEmpty()
                || (channel.taste().name() != null
                        && names.contains(channel.taste().name()));
        return isChosen
                && Selection.wanted(channel.taste(), general, wishes.kindsOf().apply(ofRoom.roomId()))
                        .contains(kind);
    }

    private void send() {
        Instant nextPruning = Instant.MIN;
        try {
            do {
                Instant now = clock.instant();
                if (now.isAfter(nextPruning)) {
                    nextPruning = now.plus(PRUNE_EVERY);
                    store.forgetBefore(now.minus(wishes.kept().get()));
                }
                sendDue(now);
            } while (!ending.await(TURN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendDue(Instant now) {
        try {
            store.due(now, BATCH).forEach(this::attempt);
        } catch (RuntimeException e) {
            LOG.error("Notifications could not be sent; they are tried again", e);
        }
    }

    private Notice attempt(Notice notice) {
        Verdict verdict = channel(notice.channel())
                .map(channel -> courier.carry(channel.channel(), notice.message()))
                .orElseGet(() -> new Verdict.Refused("the channel is not set up any more"));
        Notice after = Patience.after(notice, verdict, clock.instant());
        store.update(after);
        if (after.state() != Notice.State.DELIVERED) {
            LOG.warn(
                    "Notification {} over {}: {} ({})",
                    notice.id(),
                    notice.channelLabel(),
                    after.answer(),
                    after.state().id());
        }
        return after;
    }

    private Optional<ConfiguredChannel> channel(String id) {
        return channels().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    @Override
    public List<ConfiguredChannel> channels() {
        return wishes.channels().get();
    }

    @Override
    public long count(Notice.State state) {
        return store.count(state);
    }

    @Override
    public List<Notice> latest(int limit, @Nullable Long before) {
        return store.latest(limit, before);
    }

    @Override
    public Optional<Notice> tryOut(String channel, Message message) {
        return channel(channel).map(configured -> {
            // Not due before it was tried here, so that it goes out once.
            Notice notice = store.keep(configured, message, Instant.ofEpochMilli(Long.MAX_VALUE));
            Verdict verdict = courier.carry(configured.channel(), message);
            Verdict atOnce = verdict instanceof Verdict.Later later ? new Verdict.Refused(later.words()) : verdict;
            Notice after = Patience.after(notice, atOnce, clock.instant());
            store.update(after);
            return after;
        });
    }

    @Override
    public boolean sendAgain(long id) {
        Optional<Notice> notice = store.find(id)
                .filter(found -> found.state() == Notice.State.GIVEN_UP)
                .filter(found -> channel(found.channel()).isPresent());
        notice.ifPresent(found -> store.update(new Notice(
                found.id(),
                found.channel(),
                found.channelLabel(),
                found.message(),
                Notice.State.WAITING,
                0,
                clock.instant(),
                found.answer())));
        return notice.isPresent();
    }

    /** Stores what still waits to be told; but for the end itself, which is told now, it is sent after the next start. */
    @Override
    public void close() {
        if (isEnding()) {
            return;
        }
        // What is being sent is sent to its end: an answer that is not heard would be asked for again.
        ending.countDown();
        try {
            listening.join();
            sending.join();
            boolean more = true;
            while (more) {
                more = take(Duration.ZERO);
            }
            store.due(clock.instant(), BATCH).stream()
                    .filter(notice -> notice.message().kind() == Message.Kind.SERVICE
                            || notice.message().event().equals("service.failed"))
                    .forEach(this::attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscription.close();
    }
}
