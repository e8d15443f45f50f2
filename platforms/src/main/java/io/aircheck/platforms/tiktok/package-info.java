/** TikTok LIVE. */
@NullMarked
package io.aircheck.platforms.tiktok;

import org.jspecify.annotations.NullMarked;
