/** Names what is playing: the user's own catalogue first, then the services that the user has accounts with. */
@NullMarked
package io.aircheck.music.identify;

import org.jspecify.annotations.NullMarked;
