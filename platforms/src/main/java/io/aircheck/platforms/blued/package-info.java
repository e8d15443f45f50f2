/** Blued, rooms of the app's share pages. */
@NullMarked
package io.aircheck.platforms.blued;

import org.jspecify.annotations.NullMarked;
