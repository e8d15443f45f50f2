/** PopkonTV. */
@NullMarked
package io.aircheck.platforms.popkontv;

import org.jspecify.annotations.NullMarked;
