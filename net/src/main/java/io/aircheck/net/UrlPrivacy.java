package io.aircheck.net;

/** Addresses as they may be written to a log: signatures, tokens and passwords stand in the parts that are left out. */
public final class UrlPrivacy {

    private UrlPrivacy() {}

    /** The address without its user, query and fragment; "?…" stands where a query was. Text that is no address likewise. */
    public static String withoutSecrets(String url) {
        int fragment = url.indexOf('#');
        String rest = fragment < 0 ? url : url.substring(0, fragment);
        int query = rest.indexOf('?');
        boolean hasQuery = query >= 0;
        rest = hasQuery ? rest.substring(0, query) : rest;
        int scheme = rest.indexOf("://");
        int authority = scheme < 0 ? 0 : scheme + 3;
        int path = rest.indexOf('/', authority);
        int user = rest.lastIndexOf('@', path < 0 ? rest.length() : path);
        if (user >= authority) {
            rest = rest.substring(0, authority) + rest.substring(user + 1);
        }
        return hasQuery ? rest + "?…" : rest;
    }
}
