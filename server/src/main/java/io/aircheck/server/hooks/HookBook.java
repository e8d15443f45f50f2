package io.aircheck.server.hooks;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All hooks there are. The settings, which only the owner of the computer writes, may start any program; the page only those that
 * this owner put into {@code config/hooks/}.
 */
public final class HookBook {

    private static final String SECRET_MARK = "achs_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<List<Hook>> configured;
    private final HookStore store;
    private final Path programs;
    private final List<Hook> ofPage;

    /**
     * @param configured those of the settings, as they are now
     * @param seal closes the secrets of webhooks
     * @param programs the directory of programs that the page may start
     */
    public HookBook(Supplier<List<Hook>> configured, Database database, Seal seal, Path programs) {
        this.configured = configured;
        this.store = new HookStore(database, seal);
        this.programs = programs;
        this.ofPage = new CopyOnWriteArrayList<>(store.all());
    }

    List<Hooks.Listed> all() {
        List<Hooks.Listed> all = new ArrayList<>();
        configured.get().forEach(hook -> all.add(new Hooks.Listed(hook, false)));
        ofPage.forEach(hook -> all.add(new Hooks.Listed(hook, true)));
        return all;
    }

    List<Hook> at(Moment moment) {
        return all().stream()
                .map(Hooks.Listed::hook)
                .filter(hook -> hook.moments().contains(moment))
                .toList();
    }

    /** Empty for one that is not set up any more. */
    public Optional<Hook> find(String name) {
        return all().stream()
                .map(Hooks.Listed::hook)
                .filter(hook -> hook.name().equals(name))
                .findFirst();
    }

    synchronized Hook add(Hooks.Wish wish) {
        Hook hook = wish.url().isBlank()
                ? program(wish)
                : HookForm.webhook(wish.name().strip(), wish.moments(), wish.url(), newSecret(), wish.shape(), "");
        if (find(hook.name()).isPresent()) {
            throw new InvalidSettingException("there is a hook called \"" + hook.name() + "\" already");
        }
        store.keep(hook);
        ofPage.add(hook);
        return hook;
    }

    /** Whoever receives a webhook can see by it that it is ours. */
    private static String newSecret() {
        byte[] fresh = new byte[SECRET_BYTES];
        RANDOM.nextBytes(fresh);
        return SECRET_MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
    }

    private Hook program(Hooks.Wish wish) {
        Path program = Programs.standingIn(programs, wish.program().strip());
        if (program == null) {
            throw new InvalidSettingException(
                    "there is no program \"" + wish.program().strip() + "\" in " + programs
                            + "; put it there, or write the hook into aircheck.yaml");
        }
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(wish.arguments());
        return HookForm.command(wish.name().strip(), wish.moments(), words, "");
    }

    synchronized boolean remove(String name) {
        return store.remove(name) && ofPage.removeIf(hook -> hook.name().equals(name));
    }

    List<String> programs() {
        if (!Files.isDirectory(programs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(programs)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> Programs.standingIn(programs, name) != null)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidSettingException("the folder " + programs + " cannot be read", e);
        }
    }
}
