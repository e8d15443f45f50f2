package io.aircheck.server.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small piece of a page that changes by itself. It is a value: it is only filled and sent when it is another one. */
sealed interface Fragment
        permits Fragment.Sign,
                Fragment.Disk,
                Fragment.Figures,
                Fragment.Now,
                Fragment.Next,
                Fragment.Tabs,
                Fragment.Recent,
                RoomPatch {

    /** The element that it replaces. */
    String id();

    /** @param page that it is a piece of */
    String fill(Templates templates, Viewer viewer, Page page);

    /** The lamp in the head. */
    record Sign(StatusBar status) implements Fragment {
        @Override
        public String id() {
            return "sign";
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/sign", Map.of("status", status, "swap", true));
        }
    }

    /** Free space and the rate of all recordings. */
    record Disk(StatusBar status) implements Fragment {
        @Override
        public String id() {
            return "disk";
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/disk", Map.of("words", viewer.words(), "status", status, "swap", true));
        }
    }

    /** Length, size and rate of a running recording. */
    record Figures(LiveFigures figures) implements Fragment {
        @Override
        public String id() {
            return "figures-" + figures.recordingId();
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/figures", Map.of("words", viewer.words(), "figures", figures, "swap", true));
        }
    }

    /** What the service and the machine do now. */
    record Now(StatusModel.Now now) implements Fragment {
        @Override
        public String id() {
            return "now";
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/now", Map.of("words", viewer.words(), "now", now, "swap", true));
        }
    }

    /** When a room is asked again. */
    record Next(long room, Instant at) implements Fragment {
        @Override
        public String id() {
            return "next-" + room;
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            Map<String, Object> values = new HashMap<>();
            values.put("words", viewer.words());
            values.put("room", room);
            values.put("next", Moment.until(at, viewer));
            values.put("swap", true);
            return templates.fill("part/next", values);
        }
    }

    /** How many rooms there are of each group. */
    record Tabs(List<RoomsModel.Tab> tabs) implements Fragment {
        @Override
        public String id() {
            return "tab-row";
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/tab_row", Map.of("tabs", tabs, "swap", true));
        }
    }

    /**
     * The strip of the last hours. It is another one when a recording begins or ends; only then it is drawn.
     *
     * @param finished the newest that is finished
     * @param running in the order of their beginning
     */
    record Recent(long finished, List<Long> running, Supplier<Strip> strip) implements Fragment {
        @Override
        public String id() {
            return "recent";
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/recent", Map.of("page", page, "strip", strip.get(), "swap", true));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Recent it && it.finished == finished && it.running.equals(running);
        }

        @Override
        public int hashCode() {
            return Objects.hash(finished, running);
        }
    }
}
