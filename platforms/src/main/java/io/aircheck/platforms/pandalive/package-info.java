/** PandaTV and its sister WinkTV, two Korean sites on one software. */
@NullMarked
package io.aircheck.platforms.pandalive;

import org.jspecify.annotations.NullMarked;
