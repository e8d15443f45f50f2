/** Kuaishou live rooms. */
@NullMarked
package io.aircheck.platforms.kuaishou;

import org.jspecify.annotations.NullMarked;
