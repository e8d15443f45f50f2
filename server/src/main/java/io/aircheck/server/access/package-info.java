/** Who may use the page and the API. */
package io.aircheck.server.access;
