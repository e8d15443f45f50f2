package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.Recovery.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    @TempDir
    Path temp;

    private final Recovery recovery = new Recovery(_ -> new Scene.Plain(), Storage.LOCAL);

    @Test
    void finishesWhatAKillLeftBehindAnywhereBelow() throws Exception {
        Path room = temp.resolve("after/acfun/小明");
        killed(room, 2);
        assertThat(recovery.run(temp.resolve("after")))
                .containsExactly(new Done(room.resolve("base.ts").toAbsolutePath(), 58, "finished with 2 units"));
        Manifest manifest = ManifestJson.read(room.resolve("base.manifest.json"));
        assertThat(manifest.recovered()).isTrue();
        assertThat(manifest.reason()).isEqualTo(EndReason.STOPPED);
        assertThat(manifest.message()).isEqualTo("the recorder was stopped before it could finish");
        assertThat(manifest.parts().getFirst().bytes()).isEqualTo(58);
    }

    @Test
    void goesOnWhereAnEarlierRecoveryWasKilledAfterTheRenaming() throws Exception {
        Path room = temp.resolve("after");
        killed(room, 2);
        Files.move(room.resolve("base.ts.part"), room.resolve("base.ts"));
        recovery.run(room);
        assertThat(ManifestJson.read(room.resolve("base.manifest.json")).units())
                .isEqualTo(2);
        assertThat(room.resolve("base.journal")).doesNotExist();
    }

    @Test
    void keepsWhatItCanOfAPartWithoutAJournal() throws Exception {
        Path part = Files.writeString(temp.resolve("x_001.ts.part"), "[c]<0:..>");
        assertThat(recovery.run(temp))
                .singleElement()
                .satisfies(
                        done -> assertThat(done.what()).isEqualTo("finished without a journal, so without a manifest"));
        assertThat(part).doesNotExist();
        assertThat(temp.resolve("x_001.ts")).hasContent("[c]<0:..>{index}");
    }

    @Test
    void leavesTheFilesOfOthersAlone() throws IOException {
        Path download = Files.writeString(temp.resolve("film.iso.part"), "a browser's");
        Path journal = Files.writeString(temp.resolve("notes.journal"), "Dear diary\n");
        assertThat(recovery.run(temp)).isEmpty();
        assertThat(download).hasContent("a browser's");
        assertThat(journal).hasContent("Dear diary\n");
    }

    @Test
    void leavesARunningRecordingAlone() throws Exception {
        try (Scene scene = new Scene(temp.resolve("room"))) {
            RecordingWriter writer = scene.writer();
            writer.write(Scene.unit(0));
            assertThat(recovery.run(temp)).isEmpty();
            writer.write(Scene.unit(1));
            writer.closeParts();
            assertThat(writer.finish(EndReason.OFFLINE, null).units()).isEqualTo(2);
        }
    }

    @Test
    void tellsWhatItCannotRecoverAndGoesOn() throws Exception {
        Path first = temp.resolve("after/a");
        Path second = temp.resolve("after/b");
        killed(first, 1);
        killed(second, 1);
        Files.writeString(first.resolve("base.ts"), "somebody else's");
        assertThat(recovery.run(temp.resolve("after")))
                .extracting(Done::what)
                .containsExactly(
                        "could not be recovered: "
                                + first.resolve("base.ts.part").toAbsolutePath()
                                + " cannot be recovered because base.ts is there, too",
                        "finished with 1 units");
        assertThat(first.resolve("base.ts")).hasContent("somebody else's");
    }

    @Test
    void putsAConversionInItsPlaceThatTheManifestKnows() throws Exception {
        Path room = temp.resolve("room");
        recorded(room, "base.mp4", 4);
        Files.writeString(room.resolve(".base.tmp.mp4"), "film");
        recovery.run(temp);
        assertThat(room.resolve("base.mp4")).hasContent("film");
        assertThat(room.resolve(".base.tmp.mp4")).doesNotExist();
        assertThat(room.resolve("base.ts")).doesNotExist();
    }

    @Test
    void removesAConversionThatNobodyKnows() throws Exception {
        Path room = temp.resolve("room");
        recorded(room, "base.mkv", 4);
        Path old = Files.writeString(room.resolve(".base.joined.tmp.mp4"), "film");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path fresh = Files.writeString(room.resolve(".base.tmp.mp4"), "film");
        recovery.run(temp);
        assertThat(old).doesNotExist();
        assertThat(fresh).as("another process may be about to note it").exists();
    }

    /** A finished recording whose manifest says that its part has become another file. */
    private void recorded(Path room, String delivered, long bytes) throws Exception {
        killed(room, 2);
        recovery.run(room);
        Path file = room.resolve("base.manifest.json");
        Manifest manifest = ManifestJson.read(file);
        ManifestJson.write(
                manifest.withParts(List.of(manifest.parts()
                        .getFirst()
                        .withDelivered(new Manifest.Delivered(delivered, bytes, 4000, null)))),
                file);
    }

    /** A recording of so many units as a kill leaves it. */
    private void killed(Path target, int units) throws Exception {
        Path room = Files.createTempDirectory(temp, "room");
        try (Scene scene = new Scene(room)) {
            RecordingWriter writer = scene.writer();
            for (int i = 0; i < units; i++) {
                writer.write(Scene.unit(i));
            }
            Files.createDirectories(target.getParent());
            scene.copyTo(target);
            writer.closeParts();
            writer.finish(EndReason.OFFLINE, null);
        }
    }
}
