/**
 * FFmpeg as a tool beside the recorder: finding one that is new enough, running it without a shell, asking it what a file
 * holds, and putting streams into another container.
 */
@NullMarked
package io.aircheck.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
