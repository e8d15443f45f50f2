/** Internet radio: Icecast, SHOUTcast, and the playlists that lead to them. */
package io.aircheck.platforms.radio;
