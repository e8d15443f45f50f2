package io.aircheck.platforms.haixiu;

import io.aircheck.platforms.Md5;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameter {@code _ajaxData1}: MD5 of the parameters that are not empty, sorted by name, and a constant. */
final class AjaxData {

    private static final String SALT = "1eha12h5";

    private AjaxData() {}

    static String sign(Map<String, String> parameters) {
        String text = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
        return Md5.hex(text + SALT);
    }
}
