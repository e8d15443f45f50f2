/** Which music was played when in a recording, and the forms in which others take it. */
@NullMarked
package io.aircheck.music.tracklist;

import org.jspecify.annotations.NullMarked;
