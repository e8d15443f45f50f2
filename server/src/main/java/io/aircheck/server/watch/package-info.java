/** Watching rooms: when each is checked, when it is recorded, and when that is over. */
package io.aircheck.server.watch;
