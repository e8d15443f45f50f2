/** Disks that are full when a test wants them to be. */
package io.aircheck.testkit.disk;
