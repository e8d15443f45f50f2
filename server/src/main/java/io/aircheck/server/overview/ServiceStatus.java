package io.aircheck.server.overview;

/** Tells how the service does. */
public interface ServiceStatus {

    Overview overview();
}
