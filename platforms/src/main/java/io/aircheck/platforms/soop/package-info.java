/** SOOP, formerly AfreecaTV. */
@NullMarked
package io.aircheck.platforms.soop;

import org.jspecify.annotations.NullMarked;
