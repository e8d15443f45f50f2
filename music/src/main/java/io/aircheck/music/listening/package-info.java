/**
 * Recognition that goes on for as long as a stream does. A {@link io.aircheck.music.listening.Hypothesis} says which track lies how
 * under the stream and so foretells what must be heard next; all of them are weighed against each other over the last three quarters
 * of a minute ({@link io.aircheck.music.listening.Ring}), and only what none of them explains is searched for in the catalogue.
 */
@NullMarked
package io.aircheck.music.listening;

import org.jspecify.annotations.NullMarked;
