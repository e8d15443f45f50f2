/** Made-up picture and sound: encoded once by FFmpeg, then served as loops whose timestamps go on for ever. */
package io.aircheck.testkit.media;
