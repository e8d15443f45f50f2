/** LiveMe rooms, users and broadcasts. */
@NullMarked
package io.aircheck.platforms.liveme;

import org.jspecify.annotations.NullMarked;
