package io.aircheck.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Only {@code serve} and {@code demo} load the service. */
@Command(
        name = "aircheck",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private static final List<Class<?>> VERBS = List.of(
            CheckCommand.class,
            RecordCommand.class,
            ServeCommand.class,
            ListCommand.class,
            AddCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            StopCommand.class,
            SplitCommand.class,
            DemoCommand.class,
            PlatformsCommand.class,
            VerifyCommand.class,
            TracklistCommand.class,
            SearchCommand.class,
            CatalogueCommand.class,
            IdentifyCommand.class,
            ExportCommand.class,
            MigrateCommand.class,
            DoctorCommand.class);

    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.Category.DISPLAY, Messages.LOCALE);
        int code = run(Terminal.system(), arguments);
        System.exit(code);
    }

    /** Runs one command to its end and gives its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        CommandLine command = new CommandLine(new Main(), new Factory(terminal));
        verbs(arguments).forEach(command::addSubcommand);
        command.setResourceBundle(Messages.BUNDLE)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> {
                    terminal.err().println("aircheck: " + e.getMessage());
                    terminal.err()
                            .println(Messages.say(
                                    "usage.hint",
                                    e.getCommandLine().getCommandSpec().qualifiedName()));
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (e instanceof UserError error) {
                        terminal.err().println("aircheck: " + error.getMessage());
                        return error.exitCode();
                    }
                    terminal.err().println("aircheck: " + Messages.say("error.unexpected", e));
                    e.printStackTrace(terminal.err());
                    return ExitCode.FAILED;
                });
        if (arguments.length == 0) {
            command.usage(terminal.err());
            return ExitCode.USAGE;
        }
        return command.execute(arguments);
    }

    /** To read what all of them take costs a fifth of a second; where one is named, it is all that is needed. */
    private static List<Class<?>> verbs(String... arguments) {
        return VERBS.stream()
                .filter(verb -> arguments.length > 0
                        && arguments[0].equals(verb.getAnnotation(Command.class).name()))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(VERBS);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Gives commands the terminal they write to. */
    private record Factory(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
