/**
 * Internet radio: the practice of SHOUTcast 1/2 and Icecast 2 ("ICY"), and the frames of the sound it carries. There is no
 * specification of ICY; this is what servers do.
 */
@NullMarked
package io.aircheck.media.icy;

import org.jspecify.annotations.NullMarked;
