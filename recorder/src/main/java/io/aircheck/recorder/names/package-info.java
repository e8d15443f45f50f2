/** Names of files and directories, made of what strangers call themselves. */
package io.aircheck.recorder.names;
