/** Bilibili live rooms. */
@NullMarked
package io.aircheck.platforms.bilibili;

import org.jspecify.annotations.NullMarked;
