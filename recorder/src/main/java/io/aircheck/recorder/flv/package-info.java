/** Recording HTTP-FLV. */
@NullMarked
package io.aircheck.recorder.flv;

import org.jspecify.annotations.NullMarked;
