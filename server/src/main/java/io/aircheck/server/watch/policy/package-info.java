/** What is done about each kind of trouble: one table, without a room, a clock or a thread. */
package io.aircheck.server.watch.policy;
