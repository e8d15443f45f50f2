/** VV Planet, rooms of the app's share pages. */
@NullMarked
package io.aircheck.platforms.vvxingqiu;

import org.jspecify.annotations.NullMarked;
