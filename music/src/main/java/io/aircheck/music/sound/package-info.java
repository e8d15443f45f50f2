/** Files and streams to mono samples at the rate that fingerprints are made of. */
package io.aircheck.music.sound;
