/** The rooms that are watched, where they come from, and what is known of each. */
package io.aircheck.server.rooms;
