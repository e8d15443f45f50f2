/**
 * The one way out to the network: {@link io.aircheck.net.WebClient} carries every request, API and media alike, so that a
 * proxy, a certificate root, a limit or the guard of the internal network holds for all of them.
 */
package io.aircheck.net;
