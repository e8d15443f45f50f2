package io.aircheck.server.access;

/** What the pages load and needs no login. */
public final class PublicPaths {

    /** Scripts, sheets and pictures of the pages whose name carries no version. */
    public static final String[] FILES = {"/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/manifest.json"};

    /** Browser code of others; the version stands in its folder's name. */
    public static final String VENDOR = "/vendor/**";

    private PublicPaths() {}
}
