/** What the user has done when something happens: programs that are started, and requests to others' programs. */
package io.aircheck.server.hooks;
