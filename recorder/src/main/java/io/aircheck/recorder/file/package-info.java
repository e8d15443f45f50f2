/** Recording what comes over HTTP as one file: clips, videos, endless transport streams. */
@NullMarked
package io.aircheck.recorder.file;

import org.jspecify.annotations.NullMarked;
