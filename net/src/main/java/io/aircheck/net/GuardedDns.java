package io.aircheck.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/** Resolves names and refuses those of internal hosts; the addresses it gives are the ones that are then connected to. */
record GuardedDns(Dns names) implements Dns {

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(hostname);
        for (InetAddress address : addresses) {
            if (InternalAddresses.isInternal(address)) {
                throw new InternalNameException(hostname, address.getHostAddress());
            }
        }
        return addresses;
    }

    /** Carries the refusal through OkHttp, whose look-up may throw nothing else. */
    static final class InternalNameException extends UnknownHostException {
        private final String address;

        InternalNameException(String hostname, String address) {
            super(hostname + " is " + address + ", an internal address");
            this.address = address;
        }

        String address() {
            return address;
        }

        /** The refusal in a failure, its causes, or the attempts that preceded it. */
        static @Nullable InternalNameException in(Throwable failure) {
            for (Throwable t = failure; t != null; t = t.getCause()) {
                if (t instanceof InternalNameException found) {
                    return found;
                }
                for (Throwable suppressed : t.getSuppressed()) {
                    if (suppressed instanceof InternalNameException found) {
                        return found;
                    }
                }
            }
            return null;
        }
    }
}
