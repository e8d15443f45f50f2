package io.aircheck.server.accounts;

/** What somebody may do; each includes those before it. */
public enum Right {
    /** See what is there, play and download it. */
    SEE,
    /** Ask which music plays, which may take a request that is paid for. */
    IDENTIFY,
    /** Add, pause, check and edit rooms; begin, split and stop recordings. */
    OPERATE,
    /** Settings, accounts, keys, and whatever deletes. */
    ADMINISTER;

    public boolean covers(Right other) {
        return compareTo(other) >= 0;
    }
}
