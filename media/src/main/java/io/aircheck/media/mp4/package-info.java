/** Fragmented MP4 (ISO/IEC 14496-12): boxes, init segments and fragments. */
package io.aircheck.media.mp4;
