/** The service that people leave running: it watches rooms, records them, and shows all of it on a page. */
package io.aircheck.server;
