/** Qiandu Rebo, a Chinese show site whose old player is known. */
@NullMarked
package io.aircheck.platforms.qiandurebo;

import org.jspecify.annotations.NullMarked;
