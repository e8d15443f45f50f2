package io.aircheck.server.web;

import io.aircheck.server.access.Visitor;

/**
 * The page of whoever looks at it.
 *
 * @param name empty where nobody had to log in
 * @param role in words; empty where nobody had to log in
 * @param may what the role allows, in a sentence
 * @param canChange whether the password can be changed here
 */
public record AccountModel(String name, String role, String may, boolean canChange) {

    static AccountModel of(Visitor visitor, Viewer viewer) {
        Words words = viewer.words();
        return switch (visitor) {
            case Visitor.Person person ->
                new AccountModel(
                        person.name(),
                        words.say("role." + person.role().id()),
                        words.say("role." + person.role().id() + ".may"),
                        !person.isConfigured());
            case Visitor.Program _, Visitor.ThisComputer _, Visitor.Stranger _ -> new AccountModel("", "", "", false);
        };
    }
}
