/** CHZZK, the live site of Naver. */
@NullMarked
package io.aircheck.platforms.chzzk;

import org.jspecify.annotations.NullMarked;
