package io.aircheck.recorder.connection;

import io.aircheck.media.hls.ByteRange;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.LiveStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests for what belongs to a stream, with the headers that its site wants. What proves who the user is goes to the
 * stream's own site, and that of its separate sound, only: a playlist may name any host.
 */
public record StreamRequests(LiveStream stream) {

    public HttpRequest to(String url) {
        HttpRequest request = HttpRequest.get(url);
        for (Map.Entry<String, String> header : stream.headers().entrySet()) {
            boolean secret = header.getKey().equalsIgnoreCase("Cookie")
                    || header.getKey().equalsIgnoreCase("Authorization");
            if (!secret || isHome(url)) {
                request = request.header(header.getKey(), header.getValue());
            }
        }
        return request;
    }

    private boolean isHome(String url) {
        String site = site(url);
        return site.equals(site(stream.url())) || stream.audioUrl() != null && site.equals(site(stream.audioUrl()));
    }

    public HttpRequest to(String url, @Nullable ByteRange range) {
        return range == null ? to(url) : to(url).header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
    }

    /** The last two labels of the host's name, or the whole of an address in numbers. */
    private static String site(String url) {
        String host;
        try {
            host = URI.create(url).getHost();
        } catch (IllegalArgumentException e) {
            return url;
        }
        if (host == null) {
            return url;
        }
        String[] labels = host.split("\\.");
        boolean name = labels.length > 2 && !host.matches("[0-9.]+|\\[.*");
        return (name ? labels[labels.length - 2] + "." + labels[labels.length - 1] : host).toLowerCase(Locale.ROOT);
    }
}
