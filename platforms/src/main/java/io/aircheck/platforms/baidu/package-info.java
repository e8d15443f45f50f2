/** Baidu live rooms. */
@NullMarked
package io.aircheck.platforms.baidu;

import org.jspecify.annotations.NullMarked;
