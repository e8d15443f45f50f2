/** A small HTTP/1.1 server that can also misbehave: it resets, falls silent and cuts bodies short on request. */
package io.aircheck.testkit.http;
