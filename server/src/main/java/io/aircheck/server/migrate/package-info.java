/** Taking over a DouyinLiveRecorder installation: read as it reads itself, never changed. */
package io.aircheck.server.migrate;
