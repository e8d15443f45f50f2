package io.aircheck.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes of files as people write them: {@code 500MB}, {@code 2GB}, {@code 1.5GiB}; at least a megabyte. */
final class Sizes implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmgt])(i?)b");
    private static final long LEAST = 1_000_000;

    static boolean isSize(String value) {
        return form(value).matches();
    }

    @Override
    public Long convert(String value) {
        Matcher form = form(value);
        if (!form.matches()) {
            throw new TypeConversionException(Messages.say("size.malformed", value));
        }
        int power = "kmgt".indexOf(form.group(2)) + 1;
        int step = form.group(3).isEmpty() ? 1000 : 1024;
        long bytes = Math.round(Double.parseDouble(form.group(1)) * Math.pow(step, power));
        if (bytes < LEAST) {
            throw new TypeConversionException(Messages.say("split.small", value));
        }
        return bytes;
    }

    private static Matcher form(String value) {
        return FORM.matcher(value.strip().toLowerCase(Locale.ROOT));
    }
}
