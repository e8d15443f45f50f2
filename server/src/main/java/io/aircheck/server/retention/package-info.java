/** How long recordings stay: rules, what they would take away, the trash between library and nothing, and locks. */
package io.aircheck.server.retention;
