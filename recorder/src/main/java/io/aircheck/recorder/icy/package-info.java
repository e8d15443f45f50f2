/** Recording internet radio. */
@NullMarked
package io.aircheck.recorder.icy;

import org.jspecify.annotations.NullMarked;
