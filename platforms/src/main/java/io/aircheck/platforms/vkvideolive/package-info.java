/** VK Video Live: channels and their recordings. */
@NullMarked
package io.aircheck.platforms.vkvideolive;

import org.jspecify.annotations.NullMarked;
