/** Made-up music, composed and played by pure functions of a seed, so that nobody's rights are touched. */
package io.aircheck.testkit.music;
