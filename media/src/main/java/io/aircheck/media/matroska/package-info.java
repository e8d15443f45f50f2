@org.jspecify.annotations.NullMarked
package io.aircheck.media.matroska;
