/** Addresses of streams themselves. */
package io.aircheck.platforms.direct;
