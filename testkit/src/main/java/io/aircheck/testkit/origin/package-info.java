/** A simulated live origin: HLS, HTTP-FLV and ICY radio on loopback, with every fault that a recorder must live through. */
package io.aircheck.testkit.origin;
