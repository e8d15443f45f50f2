/** Which music is it: fingerprints, the user's own catalogue, cloud recognisers, track lists. */
package io.aircheck.music;
