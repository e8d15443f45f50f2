package io.aircheck.server.notify.channel;

/** One way to a person. Its secrets stand in no {@link #label} and no text form. */
public sealed interface Channel permits WebChannel, Mail {

    /** What a user recognises it by: the service, and the end of what addresses it there. */
    String label();
}
