/** The state of the service as a whole. */
package io.aircheck.server.overview;
