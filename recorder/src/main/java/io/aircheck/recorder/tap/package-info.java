/** Listening in on a stream: its next seconds as bytes, through the same engines as a recording, without one. */
@NullMarked
package io.aircheck.recorder.tap;

import org.jspecify.annotations.NullMarked;
