package io.aircheck.server.settings;

import java.util.List;

/**
 * Settings under one heading, in the order in which file, page and document show them.
 *
 * @param id as in addresses of pages
 */
public record Section(String id, String english, String chinese, List<SettingKey<?>> keys) {

    public Section {
        keys = List.copyOf(keys);
    }
}
