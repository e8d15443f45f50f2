package io.aircheck.platforms.laixiu;

import io.aircheck.platforms.Md5;

/** The header {@code requestId}, which signs a device and a time. */
final class RequestId {

    private static final String SALT = "kk792f28d6ff1f34ec702c08626d454b39pro";

    private RequestId() {}

    /** @param device 32 lower-case hex digits */
    static String sign(String device, long millis) {
        return Md5.hex("web" + device + millis + SALT);
    }
}
