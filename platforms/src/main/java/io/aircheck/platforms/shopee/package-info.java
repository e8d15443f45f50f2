/** Shopee Live, sellers' shows. */
@NullMarked
package io.aircheck.platforms.shopee;

import org.jspecify.annotations.NullMarked;
