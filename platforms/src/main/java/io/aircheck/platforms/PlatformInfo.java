package io.aircheck.platforms;

/**
 * What a user is told about a platform.
 *
 * @param id the lower-case name used in files, settings and JSON
 * @param overseas whether DouyinLiveRecorder's users reach it through a proxy by default
 */
public record PlatformInfo(String id, String english, String chinese, String example, boolean overseas) {}
