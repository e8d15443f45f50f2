/** AudD's identification of a sample. */
@NullMarked
package io.aircheck.music.cloud.audd;

import org.jspecify.annotations.NullMarked;
