/** Recognisers that live elsewhere: what they have in common, and the order in which they are asked. */
@NullMarked
package io.aircheck.music.cloud;

import org.jspecify.annotations.NullMarked;
