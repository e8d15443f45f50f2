/** What tests and the demo run against: a live origin with faults, recorded platform conversations, made-up music. */
package io.aircheck.testkit;
