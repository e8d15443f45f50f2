package io.aircheck.server.steps;

import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Verification;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.HookBook;
import io.aircheck.server.hooks.Programs;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Outcome;
import io.aircheck.server.jobs.Worker;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.retention.Kept;
import io.aircheck.server.retention.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does the steps of recordings. Each can be begun again: what is done already is not done twice. */
public final class StepWorker implements Worker {

    private static final int MOST_FINDINGS = 20;

    /**
     * What steps work with.
     *
     * @param orders how a recording's files are to be, as the settings of its room say
     * @param retention asked late, since it asks for jobs itself
     */
    public record Tools(
            Library library,
            Recorder recorder,
            HookBook hooks,
            Programs programs,
            FactSource facts,
            Function<RecordingView, Order> orders,
            Supplier<Retention> retention,
            Clock clock) {}

    private final Tools tools;

    public StepWorker(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Outcome work(Job job, DoubleConsumer progress) throws InterruptedException {
        Optional<RecordingView> view = Optional.ofNullable(job.recordingId())
                .flatMap(tools.library()::find)
                .filter(it -> it.recording().phase() == Phase.FINISHED);
        if (view.isEmpty()) {
            return new Outcome.Failed(null, "the recording is not there any more");
        }
        try {
            return work(Step.of(job.task()), view.get(), progress);
        } catch (IOException e) {
            return new Outcome.Failed(null, String.valueOf(e.getMessage()));
        }
    }

    private Outcome work(Step step, RecordingView view, DoubleConsumer progress)
            throws IOException, InterruptedException {
        return switch (step) {
            case Step.Convert(Format format) ->
                deliver(view, converted(tools.orders().apply(view), format), progress);
            case Step.Reencode() -> deliver(view, reencoded(tools.orders().apply(view)), progress);
            case Step.Join() ->
                deliver(view, joined(view, tools.orders().apply(view).keepSource()), progress);
            case Step.JoinWherePossible() -> joinWherePossible(view, progress);
            case Step.Verify() -> verify(view);
            case Step.Run(String hook) -> run(hook, view, progress);
            case Step.Delete() -> delete(view);
        };
    }

    private Outcome deliver(RecordingView view, Order order, DoubleConsumer progress)
            throws IOException, InterruptedException {
        Path manifest = tools.library().manifest(view.recording());
        List<String> problems = tools.recorder().deliver(manifest, order, progress);
        tools.library().takeOver(view.recording().id());
        String names = tools.library()
                .find(view.recording().id())
                .map(now -> now.parts().stream().map(RecordedPart::file).collect(Collectors.joining("\n")))
                .orElse("");
        return problems.isEmpty()
                ? new Outcome.Done(null, names)
                : new Outcome.Failed(null, String.join("\n", problems));
    }

    private static Order converted(Order usual, Format format) {
        return new Order(format, usual.keepSource(), false, false, usual.thumbnail(), usual.subtitles());
    }

    private static Order reencoded(Order usual) {
        Format form = usual.format() == Format.ORIGINAL ? Format.MP4 : usual.format();
        return new Order(form, usual.keepSource(), true, false, usual.thumbnail(), usual.subtitles());
    }

    /** Parts that were converted are joined in the form that they have now. */
    private Order joined(RecordingView view, boolean keepSource) {
        Order usual = tools.orders().apply(view);
        String name = view.parts().isEmpty() ? "" : view.parts().getFirst().file();
        Format form = Format.named(name.substring(name.lastIndexOf('.') + 1)).orElse(Format.ORIGINAL);
        return new Order(form, keepSource, false, true, usual.thumbnail(), usual.subtitles());
    }

    /** What it is made of would only be there twice. */
    private Outcome joinWherePossible(RecordingView view, DoubleConsumer progress)
            throws IOException, InterruptedException {
        if (view.parts().size() < 2) {
            return new Outcome.Done(null, "it is one file");
        }
        Optional<Manifest.PartEntry> unlike =
                ManifestJson.read(tools.library().manifest(view.recording())).unlikeTheFirst();
        return unlike.isPresent()
                ? new Outcome.Done(
                        null,
                        "the files stay several, because " + unlike.get().file()
                                + " has another picture or sound than the first")
                : deliver(view, joined(view, false), progress);
    }

    private Outcome verify(RecordingView view) throws IOException {
        Verification.Result result = Verification.of(tools.library().manifest(view.recording()));
        if (result.findings().isEmpty()) {
            return new Outcome.Done(
                    null,
                    result.units() + " units are as they were written; files of which only the length is known: "
                            + result.unchecked().size());
        }
        String findings = result.findings().stream()
                .limit(MOST_FINDINGS)
                .map(it -> it.file().getFileName() + ": " + it.kind() + " at byte " + it.offset())
                .collect(Collectors.joining("\n"));
        return new Outcome.Failed(null, findings);
    }

    private Outcome run(String name, RecordingView view, DoubleConsumer progress) throws InterruptedException {
        Hook hook = tools.hooks().find(name).orElse(null);
        if (hook == null || !(hook.action() instanceof Hook.Action.Command command)) {
            return new Outcome.Failed(null, "no program is set up as the hook \"" + name + "\"");
        }
        return tools.programs()
                .run(command, tools.facts().of(view, "step", tools.clock().instant()), hook.limit(), progress);
    }

    /** Only a step that follows others which succeeded gets here. */
    private Outcome delete(RecordingView view) {
        return switch (tools.retention().get().moveToTrash(view.recording().id(), Kept.Why.STEP)) {
            case DONE -> new Outcome.Done(null, "it is in the trash");
            case LOCKED -> new Outcome.Failed(null, "it is locked and stays");
            case MISSING, BUSY, OCCUPIED, FAILED ->
                new Outcome.Failed(null, "it could not be moved into the trash; the log says why");
        };
    }
}
