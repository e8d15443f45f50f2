/** Telling people what happened, where they are: which events, in which words, over which channels, until it arrived. */
package io.aircheck.server.notify;
