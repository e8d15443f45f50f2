/**
 * FLV as values: tags, their codecs, script data, groups of pictures (Adobe Flash Video File Format Specification 10.1,
 * annex E; Enhanced RTMP v2 for FourCC codecs). What goes wrong in real streams is cured in {@code flv.repair}.
 */
@NullMarked
package io.aircheck.media.flv;

import org.jspecify.annotations.NullMarked;
