/** Recorded conversations with platforms: answered again through a proxy, and compared with what a client made of them. */
package io.aircheck.testkit.replay;
