/** The process that runs scripts. Nothing outside this package touches GraalJS, so the service never loads it. */
@NullMarked
package io.aircheck.platforms.script.engine;

import org.jspecify.annotations.NullMarked;
