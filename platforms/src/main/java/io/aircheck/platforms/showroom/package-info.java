/** SHOWROOM: live rooms. */
@NullMarked
package io.aircheck.platforms.showroom;

import org.jspecify.annotations.NullMarked;
