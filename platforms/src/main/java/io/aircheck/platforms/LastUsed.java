package io.aircheck.platforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site told once and need not be asked again, such as a streamer's name: kept for the rooms that were asked for last, and
 * forgotten for others. Safe for use by many threads.
 */
public final class LastUsed {

    private static final int MOST = 10_000;

    private final Map<String, String> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    public synchronized @Nullable String get(String key) {
        return values.get(key);
    }

    /** @param value null leaves what is known */
    public synchronized void put(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
