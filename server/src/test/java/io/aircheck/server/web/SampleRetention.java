package io.aircheck.server.web;

import io.aircheck.server.retention.CleanUp;
import io.aircheck.server.retention.Kept;
import io.aircheck.server.retention.Kept.Why;
import io.aircheck.server.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something of each kind that clean-up can say. */
final class SampleRetention implements Retention {

    private static final Kept OLD = kept(31, "林间小调", "周四晚弹唱", 40, 2_400_000_000L, false, null, null);
    private static final Kept LARGE =
            kept(32, "studio_nine", SampleService.HOSTILE, 20, 9_100_000_000L, false, null, null);
    private static final Kept LOCKED = kept(33, "Night Jazz FM", "Kind of Blue", 90, 800_000_000L, true, null, null);
    private static final Kept EXPIRED = kept(34, "harbor_lights", null, 60, 700_000_000L, false, 8, Why.AGE);
    private static final Kept FRESH = kept(35, "老陈修电台", "短波接收机维修直播", 9, 500_000_000L, false, 2, Why.USER);

    private static Kept kept(
            long id,
            String name,
            @Nullable String title,
            int daysAgo,
            long bytes,
            boolean locked,
            @Nullable Integer trashedDaysAgo,
            @Nullable Why why) {
        Instant end = SampleService.NOW.minus(Duration.ofDays(daysAgo));
        Instant trashed = trashedDaysAgo == null ? null : SampleService.NOW.minus(Duration.ofDays(trashedDaysAgo));
        return new Kept(id, 1, name, title, end.minusSeconds(3600), end, bytes, locked, false, trashed, why);
    }

    @Override
    public CleanUp preview() {
        return new CleanUp(
                List.of(new CleanUp.Move(OLD, Why.AGE), new CleanUp.Move(LARGE, Why.SPACE)),
                List.of(new CleanUp.Deletion(EXPIRED, false), new CleanUp.Deletion(LARGE, true)),
                List.of(new CleanUp.Spared(LOCKED, Why.AGE, true)));
    }

    @Override
    public CleanUp cleanUp() {
        return preview();
    }

    @Override
    public Duration inTrash() {
        return Duration.ofDays(7);
    }

    @Override
    public List<Kept> trash() {
        return List.of(FRESH, EXPIRED);
    }

    @Override
    public Optional<Kept> find(long recordingId) {
        return recordingId == 58 ? Optional.of(kept(58, "a", null, 1, 1, true, null, null)) : Optional.empty();
    }

    @Override
    public boolean lock(long recordingId, boolean locked) {
        return recordingId == 58;
    }

    @Override
    public Result moveToTrash(long recordingId, Why why) {
        return recordingId == 58 ? Result.LOCKED : Result.MISSING;
    }

    @Override
    public Result restore(long recordingId) {
        return recordingId == 35 ? Result.DONE : Result.OCCUPIED;
    }

    @Override
    public Result delete(long recordingId) {
        return Result.DONE;
    }
}
