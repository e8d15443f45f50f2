package io.aircheck.server.hooks;

import io.aircheck.server.facts.FactTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done at some moments.
 *
 * @param name unique; by it a job finds its hook again, and a step of a recording names it
 * @param moments empty for one that is only a step of recordings
 * @param limit how long it may take
 */
public record Hook(String name, Set<Moment> moments, Action action, Duration limit) {

    public Hook {
        moments = Set.copyOf(moments);
    }

    /** What is done. */
    public sealed interface Action {

        /**
         * A program is started, without a shell.
         *
         * @param words the program and its arguments; what is put into one stays within it
         */
        record Command(List<FactTemplate> words) implements Action {
            public Command {
                words = List.copyOf(words);
            }
        }

        /**
         * A request is sent.
         *
         * @param secret signs it; null for none
         */
        record Webhook(String url, @Nullable String secret, Shape shape) implements Action {

            /** Without what may be secret. */
            @Override
            public String toString() {
                return shape + " " + URI.create(url).getHost();
            }
        }
    }

    /** How the body of a webhook looks. */
    public enum Shape {
        AIRCHECK,
        /** As BililiveRecorder's webhook, version 2, which many programs understand. */
        BILILIVE_RECORDER;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it is signed with; null for nothing, and for a program. */
    public @Nullable String secret() {
        return action instanceof Action.Webhook webhook ? webhook.secret() : null;
    }

    /** What a user recognises it by, without secrets. */
    public String summary() {
        return switch (action) {
            case Action.Command command -> command.words().getFirst().text();
            case Action.Webhook webhook ->
                String.valueOf(URI.create(webhook.url()).getHost());
        };
    }
}
