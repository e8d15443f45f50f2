/**
 * Carries what FFmpeg asks for over our own connections, so that the proxy, the certificate roots and the guard of the
 * internal network hold for it too. FFmpeg itself only ever connects to this machine.
 */
@NullMarked
package io.aircheck.recorder.ffmpeg.relay;

import org.jspecify.annotations.NullMarked;
