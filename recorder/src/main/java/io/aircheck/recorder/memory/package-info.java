/** Memory for media on their way from a socket to a file, one bound for all recordings. */
@NullMarked
package io.aircheck.recorder.memory;

import org.jspecify.annotations.NullMarked;
