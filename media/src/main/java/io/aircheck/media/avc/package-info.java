/** What an H.264 stream says about its picture (ISO/IEC 14496-10, 14496-15). */
@NullMarked
package io.aircheck.media.avc;

import org.jspecify.annotations.NullMarked;
