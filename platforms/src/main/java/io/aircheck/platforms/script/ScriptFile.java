package io.aircheck.platforms.script;

/**
 * A platform's file as it was read.
 *
 * @param name with its ending: {@code mysite.js}
 */
record ScriptFile(String name, String source) {}
