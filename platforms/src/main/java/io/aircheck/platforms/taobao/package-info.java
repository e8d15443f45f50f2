/** Taobao live broadcasts. */
@NullMarked
package io.aircheck.platforms.taobao;

import org.jspecify.annotations.NullMarked;
