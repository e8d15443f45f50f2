/** The channels that {@code aircheck demo} watches. */
package io.aircheck.testkit.demo;
