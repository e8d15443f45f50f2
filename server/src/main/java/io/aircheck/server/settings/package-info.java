/** The home directory and the settings: one table of keys from which file, checks and help are made. */
package io.aircheck.server.settings;
