/** Everything that happens, as values: published to whoever listens, and kept for a while. */
package io.aircheck.server.events;
