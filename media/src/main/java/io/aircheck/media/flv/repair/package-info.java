/**
 * Cures for what goes wrong in real FLV streams, one fault a class, each working on a group of pictures at a time. Repeated
 * sequence headers are dropped where groups are made ({@link io.aircheck.media.flv.GopAssembler}).
 */
@NullMarked
package io.aircheck.media.flv.repair;

import org.jspecify.annotations.NullMarked;
