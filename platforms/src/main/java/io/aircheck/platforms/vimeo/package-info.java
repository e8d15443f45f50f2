/** Vimeo: live videos and events. */
@NullMarked
package io.aircheck.platforms.vimeo;

import org.jspecify.annotations.NullMarked;
