/** NetEase CC live rooms. */
@NullMarked
package io.aircheck.platforms.neteasecc;

import org.jspecify.annotations.NullMarked;
