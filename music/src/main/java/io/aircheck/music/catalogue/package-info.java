/**
 * The user's own music: which tracks there are, where their files lie, and their fingerprints, in a folder that survives being
 * killed at any moment and notices every byte that changed behind its back.
 */
@NullMarked
package io.aircheck.music.catalogue;

import org.jspecify.annotations.NullMarked;
