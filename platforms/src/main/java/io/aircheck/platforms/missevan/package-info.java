/** MaoerFM, live radio plays and talk. */
@NullMarked
package io.aircheck.platforms.missevan;

import org.jspecify.annotations.NullMarked;
