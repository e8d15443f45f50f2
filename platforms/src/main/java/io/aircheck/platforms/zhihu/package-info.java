/** Zhihu live theaters. */
@NullMarked
package io.aircheck.platforms.zhihu;

import org.jspecify.annotations.NullMarked;
