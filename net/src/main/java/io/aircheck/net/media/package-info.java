/**
 * HTTP/1.1 for media: one request at a time on a connection that is kept for the next, bytes read straight into the caller's
 * buffer. It exists because the library for whole answers costs several times as much for each byte of a stream: it copies
 * through small segments and sets an alarm for each read.
 *
 * <p>{@link io.aircheck.net.media.Connections} is the entrance. What leads to a host (names, proxies, TLS, guards) is the
 * caller's {@link io.aircheck.net.media.Dialer}.
 */
@NullMarked
package io.aircheck.net.media;

import org.jspecify.annotations.NullMarked;
