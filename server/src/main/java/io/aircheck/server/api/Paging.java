package io.aircheck.server.api;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Lists in pages, all in the same way: {@code limit} says how many, {@code before} is the id from which an older page goes
 * on, and the header {@code Link} (RFC 8288) names the next page as long as there is one.
 */
final class Paging {

    private Paging() {}

    /** How many of a list are asked for, within bounds, and one more, which tells whether there is a next page. */
    static int asked(int limit, int most) {
        return Math.clamp(limit, 1, most) + 1;
    }

    /** @param found as many as {@link #asked} said, newest first, or all that are left */
    static <T, J> ResponseEntity<List<J>> answer(List<T> found, int asked, ToLongFunction<T> id, Function<T, J> json) {
        return page(
                found, asked, "before", id, shown -> shown.stream().map(json).toList());
    }

    /** The same in growing order of ids, where {@code after} is the id from which a page goes on. */
    static <T, J> ResponseEntity<List<J>> upwards(List<T> found, int asked, ToLongFunction<T> id, Function<T, J> json) {
        return page(found, asked, "after", id, shown -> shown.stream().map(json).toList());
    }

    /**
     * @param parameter from where the next page goes on
     * @param body makes the answer of those of this page
     */
    static <T, B> ResponseEntity<B> page(
            List<T> found, int asked, String parameter, ToLongFunction<T> id, Function<List<T>, B> body) {
        boolean more = found.size() >= asked;
        List<T> shown = more ? found.subList(0, asked - 1) : found;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (more) {
            URI next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam(parameter, id.applyAsLong(shown.getLast()))
                    .build(true)
                    .toUri();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.body(body.apply(shown));
    }
}
