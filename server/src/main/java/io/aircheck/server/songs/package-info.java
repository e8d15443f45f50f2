/** Names the music in recordings, while they are made and later, when the catalogue has grown. */
@NullMarked
package io.aircheck.server.songs;

import org.jspecify.annotations.NullMarked;
