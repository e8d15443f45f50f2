package io.aircheck.server.api;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.files.PartUnits;
import io.aircheck.server.recordings.MediaFile;
import io.aircheck.server.recordings.Recordings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of recordings, to play and to keep, in whole or in ranges; one that still grows as far as it is. */
@RestController
@Tag(name = "media")
class MediaApi {

    private final Recordings recordings;

    MediaApi(Recordings recordings) {
        this.recordings = recordings;
    }

    @GetMapping("/media/{part}")
    @Operation(summary = "The file of a part; ranges are served")
    ResponseEntity<Resource> file(@PathVariable long part, @RequestParam(defaultValue = "false") boolean download) {
        MediaFile file = file(part);
        ContentDisposition disposition = (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(file.downloadName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .cacheControl(cache(file))
                .body(new FileSystemResource(file.path()));
    }

    @GetMapping(value = "/media/{part}/index.m3u8", produces = PartPlaylist.MEDIA_TYPE)
    @Operation(
            summary =
                    "The MPEG-TS file of a part as an HLS playlist, in which players can jump; it grows with the file")
    ResponseEntity<String> playlist(@PathVariable long part) {
        MediaFile file = file(part);
        PartUnits units = PartUnits.of(file.path())
                .filter(it -> it.container() == Container.TS)
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.NOT_FOUND,
                        "part " + part
                                + " has no playlist: only MPEG-TS files with a manifest or a journal beside them do"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PartPlaylist.MEDIA_TYPE))
                .cacheControl(cache(file))
                .body(PartPlaylist.of(units, "/media/" + part));
    }

    private MediaFile file(long part) {
        return recordings
                .media(part)
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.NOT_FOUND,
                        "there is no file of part " + part + "; it may have been moved or deleted"));
    }

    private static CacheControl cache(MediaFile file) {
        return file.open() ? CacheControl.noStore() : CacheControl.noCache();
    }
}
