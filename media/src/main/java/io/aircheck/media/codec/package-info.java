/** What a decoder must be told before it can begin: parameter sets and audio headers, read and compared. */
package io.aircheck.media.codec;
