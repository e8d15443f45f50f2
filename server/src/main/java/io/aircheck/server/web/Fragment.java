package io.aircheck.server.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A small piece of a page that changes by itself. It is a value: it is only filled and sent when it is another one. */
sealed interface Fragment {

    /** The element that it replaces. */
    String id();

    String fill(Templates templates, Viewer viewer);

    /** The lamp in the head. */
    record Sign(StatusBar status) implements Fragment {
        @Override
        public String id() {
            return "sign";
        }

        @Override
        public String fill(Templates templates, Viewer viewer) {
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
        public String fill(Templates templates, Viewer viewer) {
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
        public String fill(Templates templates, Viewer viewer) {
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
        public String fill(Templates templates, Viewer viewer) {
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
        public String fill(Templates templates, Viewer viewer) {
            Map<String, Object> values = new HashMap<>();
            values.put("words", viewer.words());
            values.put("room", room);
            values.put("next", Moment.until(at, viewer));
            values.put("swap", true);
            return templates.fill("part/next", values);
        }
    }
}
