/** Which music plays: questions of people and programs, each answered once, and what came of them. */
@NullMarked
package io.aircheck.server.identify;

import org.jspecify.annotations.NullMarked;
