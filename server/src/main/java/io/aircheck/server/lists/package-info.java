/** Lists of rooms as files that people write: what a line means, and noticing when a file changes. */
package io.aircheck.server.lists;
