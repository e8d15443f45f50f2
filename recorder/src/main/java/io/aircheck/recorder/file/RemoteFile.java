package io.aircheck.recorder.file;

import io.aircheck.net.HttpHeaders;
import io.aircheck.net.MediaBody;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the file behind it, so that a download that broke off goes on only with the same one.
 *
 * @param length of the whole file in bytes; -1 where the server does not tell, as with a stream that has no end
 * @param entityTag a strong one, or null
 */
record RemoteFile(long length, @Nullable String entityTag) {

    /** RFC 9110, section 14.4. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    static RemoteFile of(MediaBody answer) {
        String tag = answer.headers().first("ETag");
        return new RemoteFile(totalLength(answer), tag == null || tag.startsWith("W/") ? null : tag);
    }

    private static long totalLength(MediaBody answer) {
        if (answer.status() != 206) {
            return answer.contentLength();
        }
        Matcher range = contentRange(answer.headers());
        return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
    }

    /** Where in the file the answer's body begins; -1 where it does not say. */
    static long offset(MediaBody answer) {
        if (answer.status() != 206) {
            return 0;
        }
        Matcher range = contentRange(answer.headers());
        return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    private static Matcher contentRange(HttpHeaders headers) {
        String value = headers.first("Content-Range");
        return CONTENT_RANGE.matcher(value == null ? "" : value.strip());
    }

    boolean isEndless() {
        return length < 0;
    }

    /** Whether another answer is about the same file: tags and lengths agree as far as both are told. */
    boolean isSameAs(RemoteFile other) {
        boolean tagsAgree = entityTag == null || other.entityTag == null || entityTag.equals(other.entityTag);
        return tagsAgree && length == other.length;
    }

    /** Headers that ask for the rest from a byte on. */
    Map<String, String> rest(long from) {
        if (from == 0 || isEndless()) {
            return Map.of();
        }
        String range = "bytes=" + from + "-";
        return entityTag == null ? Map.of("Range", range) : Map.of("Range", range, "If-Range", entityTag);
    }
}
