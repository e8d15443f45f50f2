/** What other services call a song that was recognised: looked up in the background, kept on disk, never guessed. */
@NullMarked
package io.aircheck.music.enrich;

import org.jspecify.annotations.NullMarked;
