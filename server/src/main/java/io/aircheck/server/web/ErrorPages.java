package io.aircheck.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What a browser is shown when something is not there, not allowed, or broke. Programs get JSON instead. */
@Component
public class ErrorPages implements ErrorViewResolver {

    private final Frame frame;

    public ErrorPages(Frame frame) {
        this.frame = frame;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        View shown = (_, original, response) -> {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write(page(original, status));
        };
        ModelAndView answer = new ModelAndView(shown);
        answer.setStatus(status);
        return answer;
    }

    private String page(HttpServletRequest request, HttpStatus status) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        String key = "error." + sentence(status, words);
        String title = words.say(key + ".title");
        return frame.fill(
                "error",
                frame.page(request, viewer, "", title, null),
                Map.of("status", status.value(), "title", title, "help", words.say(key + ".help")));
    }

    /** The status itself where it has a sentence, else what kind of trouble it is. */
    private static String sentence(HttpStatus status, Words words) {
        String own = Integer.toString(status.value());
        if (words.knows("error." + own + ".title")) {
            return own;
        }
        return status.is5xxServerError() ? "500" : "400";
    }
}
