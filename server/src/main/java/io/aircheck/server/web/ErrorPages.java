package io.aircheck.server.web;

import io.aircheck.server.access.ProblemAnswer;
import io.aircheck.server.access.ProgramPaths;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered when something is not there, not allowed, or broke: a page, or a problem document to programs. */
@Controller
public class ErrorPages implements ErrorController {

    private final Frame frame;

    public ErrorPages(Frame frame) {
        this.frame = frame;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String asked = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/error");
        if (ProgramPaths.matches(asked)) {
            ProblemAnswer.write(asked, response, status, sentence(request, status));
            return;
        }
        response.setStatus(status.value());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page(request, status));
    }

    /** Whoever asks for this address itself finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    private static String sentence(HttpServletRequest request, HttpStatus status) {
        String said = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
        return switch (status) {
            case NOT_FOUND -> "there is nothing at this address";
            case METHOD_NOT_ALLOWED ->
                "this address does not take " + request.getAttribute(RequestDispatcher.ERROR_METHOD);
            case UNSUPPORTED_MEDIA_TYPE -> "send JSON, with Content-Type: application/json";
            case NOT_ACCEPTABLE -> "this is answered as JSON; accept application/json";
            default -> {
                if (status.is5xxServerError()) {
                    yield "something broke; what happened stands in the log";
                }
                yield said.isBlank() ? "this request makes no sense" : said;
            }
        };
    }

    private String page(HttpServletRequest request, HttpStatus status) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        String key = "error." + key(status, words);
        String title = words.say(key + ".title");
        return frame.fill(
                "error",
                frame.page(request, viewer, "", title, null),
                Map.of("status", status.value(), "title", title, "help", words.say(key + ".help")));
    }

    /** The status itself where it has a sentence, else what kind of trouble it is. */
    private static String key(HttpStatus status, Words words) {
        String own = Integer.toString(status.value());
        if (words.knows("error." + own + ".title")) {
            return own;
        }
        return status.is5xxServerError() ? "500" : "400";
    }
}
