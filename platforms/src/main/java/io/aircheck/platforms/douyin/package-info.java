/** Douyin live rooms, profiles and shared links. */
@NullMarked
package io.aircheck.platforms.douyin;

import org.jspecify.annotations.NullMarked;
