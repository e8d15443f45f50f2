/** MPEG transport streams (ISO/IEC 13818-1), as HLS segments and files hold them. */
package io.aircheck.media.mpegts;
