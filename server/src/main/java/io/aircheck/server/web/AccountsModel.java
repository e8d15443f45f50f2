package io.aircheck.server.web;

import io.aircheck.server.access.Visitor;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of all accounts.
 *
 * @param open whether nobody has set a password yet
 * @param configured whether an owner's password stands in the settings
 * @param roles to choose from, the widest last, so that nobody is given more by accident
 */
public record AccountsModel(boolean open, boolean configured, List<Row> rows, List<Choice> roles) {

    /**
     * @param own whether it is the account of whoever looks
     * @param lastLogin null for not yet
     */
    public record Row(
            long id,
            String name,
            boolean own,
            List<Choice> roles,
            @Nullable Moment lastLogin) {}

    /** An entry to choose. */
    public record Choice(String id, String label, boolean chosen) {}

    static AccountsModel of(List<Account> accounts, boolean open, boolean configured, Visitor visitor, Viewer viewer) {
        return new AccountsModel(
                open,
                configured,
                accounts.stream().map(account -> row(account, visitor, viewer)).toList(),
                choices(Role.VIEWER, viewer));
    }

    private static Row row(Account account, Visitor visitor, Viewer viewer) {
        return new Row(
                account.id(),
                account.name(),
                visitor instanceof Visitor.Person person && person.accountId() == account.id(),
                choices(account.role(), viewer),
                account.lastLoginAt() == null ? null : Moment.ago(account.lastLoginAt(), viewer));
    }

    private static List<Choice> choices(Role chosen, Viewer viewer) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(role.id(), viewer.words().say("role." + role.id()), role == chosen))
                .toList()
                .reversed();
    }
}
