/** Listens in on rooms, videos and clips to name the music that is on air, for the command line and for the service. */
@NullMarked
package io.aircheck.server.listening;

import org.jspecify.annotations.NullMarked;
