package io.aircheck.net;

import java.io.IOException;

/** A stranger's word (a redirect, a playlist, an API answer) pointed into the internal network. */
public final class ForbiddenAddressException extends IOException {

    public ForbiddenAddressException(String url, String address) {
        super(UrlPrivacy.withoutSecrets(url) + " leads to the internal address " + address
                + ", which only an address that you typed may do");
    }
}
