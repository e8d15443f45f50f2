/** Which music is it: fingerprints, the user's own catalogue, cloud recognisers, track lists. */
@NullMarked
package io.aircheck.music;

import org.jspecify.annotations.NullMarked;
