/**
 * The files of a recording: parts that are whole at every moment, the journal beside them while they grow, the manifest
 * that is made of it, and what to do with what a crash left behind.
 */
package io.aircheck.recorder.files;
