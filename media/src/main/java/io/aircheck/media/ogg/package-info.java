/** Ogg (RFC 3533) as far as a recorder must know it: which codec a stream holds and what its comments say. */
package io.aircheck.media.ogg;
