/**
 * What stands behind an address that no site claims: a stream, a radio station, a list of stations, or nothing. Shared by the
 * platforms {@code direct} and {@code radio}, since only the answer tells them apart.
 */
package io.aircheck.platforms.probe;
