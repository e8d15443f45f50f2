package io.aircheck.server.notify.channel;

/** Names of channels that show no secret. */
final class Labels {

    private Labels() {}

    /** The service and the last four characters of its key: enough to tell two apart, not enough to use one. */
    static String of(String service, String key) {
        String end = key.replaceAll("[^\\p{L}\\p{N}]", "");
        return end.length() < 12 ? service : service + " …" + end.substring(end.length() - 4);
    }
}
