/** The same as the pages show, as JSON for programs, under {@code /api/v1}; and the media files. */
package io.aircheck.server.api;
