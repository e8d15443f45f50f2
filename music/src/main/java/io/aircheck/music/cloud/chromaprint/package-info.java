/**
 * Fingerprints of whole files as AcoustID takes them: made from the description and the trained constants of Chromaprint
 * (Lukáš Lalinský, MIT licence), for the algorithm that its clients use, number 1.
 */
@NullMarked
package io.aircheck.music.cloud.chromaprint;

import org.jspecify.annotations.NullMarked;
