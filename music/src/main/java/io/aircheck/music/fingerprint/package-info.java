/** Audio to spectral peaks to hashes of pairs of peaks: pure, no files, no network. */
package io.aircheck.music.fingerprint;
