/** What stands beside a recording's file and shares its name: a picture, the clock as subtitles. */
@org.jspecify.annotations.NullMarked
package io.aircheck.recorder.sidecar;
