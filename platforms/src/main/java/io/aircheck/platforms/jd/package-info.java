/** JD Live broadcasts. */
@NullMarked
package io.aircheck.platforms.jd;

import org.jspecify.annotations.NullMarked;
