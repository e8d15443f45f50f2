/** Containers and playlists as values, one package a format, and FFmpeg as a tool beside them. */
package io.aircheck.media;
