/** AcoustID, which knows whole files by their fingerprint and gives them MusicBrainz's names. */
@NullMarked
package io.aircheck.music.cloud.acoustid;

import org.jspecify.annotations.NullMarked;
