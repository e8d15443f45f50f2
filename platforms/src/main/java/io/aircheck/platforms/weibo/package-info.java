/** Weibo live broadcasts. */
@NullMarked
package io.aircheck.platforms.weibo;

import org.jspecify.annotations.NullMarked;
