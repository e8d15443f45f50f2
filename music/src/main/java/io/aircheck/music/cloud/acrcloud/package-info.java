/** ACRCloud's identification of a sample. */
@NullMarked
package io.aircheck.music.cloud.acrcloud;

import org.jspecify.annotations.NullMarked;
