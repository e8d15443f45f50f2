package io.aircheck.server;

/** Which Aircheck this is. */
final class Version {

    private Version() {}

    /** As in the jar's manifest; "development" where the classes lie open. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
