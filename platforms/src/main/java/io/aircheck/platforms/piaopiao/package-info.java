/** Piaopiao and Huamao, two apps on one software. */
@NullMarked
package io.aircheck.platforms.piaopiao;

import org.jspecify.annotations.NullMarked;
