package io.aircheck.server.api;

import io.aircheck.server.events.EventLog;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.overview.Overview;
import io.aircheck.server.overview.ServiceStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service as a whole, and what happened. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "service")
class ServiceApi {

    private static final int MOST = 1000;

    private final ServiceStatus status;
    private final EventLog log;

    ServiceApi(ServiceStatus status, EventLog log) {
        this.status = status;
        this.log = log;
    }

    /**
     * The service at one moment.
     *
     * @param platformProblems what is wrong with platforms that the user wrote, a sentence each that names the file
     * @param stopBelowBytes free space below which recordings stop; 0 for never
     */
    record OverviewJson(
            String version,
            long uptimeSeconds,
            int rooms,
            int liveRooms,
            int runningRecordings,
            long bitsPerSecond,
            long freeBytes,
            long totalBytes,
            long stopBelowBytes,
            boolean stoppedForDisk,
            List<String> platformProblems) {

        static OverviewJson of(Overview overview) {
            return new OverviewJson(
                    overview.version(),
                    overview.uptime().toSeconds(),
                    overview.rooms(),
                    overview.liveRooms(),
                    overview.runningRecordings(),
                    overview.bitsPerSecond(),
                    overview.freeBytes(),
                    overview.totalBytes(),
                    overview.stopBelowBytes(),
                    overview.stoppedForDisk(),
                    overview.platformProblems());
        }
    }

    @GetMapping("/overview")
    @Operation(summary = "How the service does")
    OverviewJson overview() {
        return OverviewJson.of(status.overview());
    }

    @GetMapping("/events")
    @Operation(summary = "What happened, newest first")
    ResponseEntity<List<StoredEvent>> events(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long room) {
        int asked = Paging.asked(limit, MOST);
        return Paging.answer(log.latest(asked, before, room), asked, StoredEvent::id, Function.identity());
    }
}
