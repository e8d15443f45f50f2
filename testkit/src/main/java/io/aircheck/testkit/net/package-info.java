/** Servers and proxies for tests that work on the wire, where a test must see or spoil every byte. */
package io.aircheck.testkit.net;
