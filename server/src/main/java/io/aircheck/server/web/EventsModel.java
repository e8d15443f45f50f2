package io.aircheck.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of events.
 *
 * @param older the id before which the next page begins; null on the last page
 */
public record EventsModel(List<EventLine> events, @Nullable Long older) {}
