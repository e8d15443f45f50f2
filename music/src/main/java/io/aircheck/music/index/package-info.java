/** Fingerprints of many tracks on one timeline, to be looked up by hash. */
package io.aircheck.music.index;
