package io.aircheck.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills templates, which were turned into classes when the program was built. */
@Component
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * @param name without the extension, for example {@code page/rooms}
     * @param values the template's parameters by name
     */
    public String fill(String name, Map<String, Object> values) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(name + ".jte", values, output);
        return output.toString();
    }
}
