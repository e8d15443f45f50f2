/**
 * Platforms that users write in JavaScript, and scripts that sites serve to be evaluated. Neither runs in this process: a
 * second one ({@link io.aircheck.platforms.script.engine}) runs them, and all it is given is text.
 */
@NullMarked
package io.aircheck.platforms.script;

import org.jspecify.annotations.NullMarked;
