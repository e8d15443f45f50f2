/** A recording from its first unit to its delivered files: which engine, what watches over it, what becomes of the parts. */
package io.aircheck.recorder.session;
