/** OK.ru: live and recorded videos. */
@NullMarked
package io.aircheck.platforms.okru;

import org.jspecify.annotations.NullMarked;
