package io.aircheck.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What the audit log must ask of the pages and the API. */
public interface AuditedThings {

    /**
     * What people call a thing, asked before something is done to it.
     *
     * @param kind the first word of the act, such as room
     * @param id as in the request's path
     * @return null where it has no name
     */
    @Nullable
    String name(String kind, String id);

    /** Whether a form was answered with a sentence that says why not, which HTTP's status does not show. */
    boolean isRefused(HttpServletRequest request);
}
