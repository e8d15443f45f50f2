package io.aircheck.server.web;

import org.jspecify.annotations.Nullable;

/** The way back after a form. */
final class Return {

    private Return() {}

    /** A redirect to a page of ours; anything that could lead elsewhere leads to the first page. */
    static String to(@Nullable String path) {
        boolean ours = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c < ' ');
        return "redirect:" + (ours ? path : "/");
    }
}
