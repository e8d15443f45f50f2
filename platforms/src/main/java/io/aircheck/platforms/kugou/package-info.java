/** Kugou Live (Fanxing) rooms. */
@NullMarked
package io.aircheck.platforms.kugou;

import org.jspecify.annotations.NullMarked;
