/** One stream over many connections: when to open the next one, when to ask the platform, when to give up. */
@NullMarked
package io.aircheck.recorder.connection;

import org.jspecify.annotations.NullMarked;
