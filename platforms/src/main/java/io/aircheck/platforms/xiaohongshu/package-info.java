/** Xiaohongshu (RedNote) live rooms. */
@NullMarked
package io.aircheck.platforms.xiaohongshu;

import org.jspecify.annotations.NullMarked;
