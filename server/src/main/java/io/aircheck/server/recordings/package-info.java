/** The library: broadcasts, what was recorded of them, its files and its gaps. */
package io.aircheck.server.recordings;
