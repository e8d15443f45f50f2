package io.aircheck.media.flv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of AMF0, the notation of script tags (Action Message Format AMF 0, December 2007). */
public sealed interface AmfValue {

    record Num(double value) implements AmfValue {}

    record Bool(boolean value) implements AmfValue {}

    record Text(String value) implements AmfValue {}

    /** An object or an ECMA array: names with values, in order. */
    record Fields(Map<String, AmfValue> values) implements AmfValue {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A strict array. */
    record Items(List<AmfValue> values) implements AmfValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Milliseconds since 1970. */
    record Date(double epochMillis) implements AmfValue {}

    /** Null, undefined, and what AMF0 can say but nobody needs. */
    record Nothing() implements AmfValue {}
}
