/** YouTube: live broadcasts by video and by channel. */
@NullMarked
package io.aircheck.platforms.youtube;

import org.jspecify.annotations.NullMarked;
