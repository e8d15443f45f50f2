package io.aircheck.server.web;

import io.aircheck.server.access.Visitor;
import io.aircheck.server.accounts.Right;
import org.jspecify.annotations.Nullable;

/**
 * What every page has.
 *
 * @param section which entry of the navigation it belongs to; empty for none
 * @param title of the browser's tab
 * @param path with the query, to come back to after a form
 * @param live what the page listens to; null for a page that stands still
 * @param status null on a page that strangers may see
 * @param csrf null where no form can be sent
 * @param visitor whom it is made for
 * @param notice what came of the last form; null for nothing
 */
public record Page(
        Words words,
        Theme theme,
        String section,
        String title,
        String path,
        @Nullable Live live,
        @Nullable StatusBar status,
        @Nullable Csrf csrf,
        Visitor visitor,
        @Nullable Notice notice) {

    /**
     * @param query of {@code /live}
     * @param seen the name of what the page shows now; when the service tells another one, the page asks for its list again
     */
    public record Live(String query, String seen) {}

    /** The token that every form carries. */
    public record Csrf(String parameter, String header, String token) {}

    /** A sentence above the page. */
    public record Notice(boolean good, String text) {}

    /** The same for a piece of the page at an address, to which its forms come back. */
    Page at(String address) {
        return new Page(words, theme, section, title, address, live, status, csrf, visitor, notice);
    }

    Page with(Notice other) {
        return new Page(words, theme, section, title, path, live, status, csrf, visitor, other);
    }

    /** Whether somebody is logged in. */
    public boolean canLogOut() {
        return visitor instanceof Visitor.Person;
    }

    public boolean mayIdentify() {
        return visitor.may(Right.IDENTIFY);
    }

    public boolean mayOperate() {
        return visitor.may(Right.OPERATE);
    }

    public boolean mayAdminister() {
        return visitor.may(Right.ADMINISTER);
    }

    public String say(String key) {
        return words.say(key);
    }

    public String say(String key, String name, String value) {
        return words.say(key, name, value);
    }
}
