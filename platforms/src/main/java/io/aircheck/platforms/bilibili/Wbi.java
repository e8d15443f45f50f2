package io.aircheck.platforms.bilibili;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.Md5;
import io.aircheck.platforms.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bilibili's web signature: {@code w_rid} is the MD5 of the sorted query and a key that is mixed from the names of two pictures
 * (fact sheet bilibili, "WBI").
 *
 * @param key 32 characters
 */
record Wbi(String key) {

    private static final int[] MIXED = {
        46, 47, 18, 2, 53, 8, 23, 32, 15, 50, 10, 31, 58, 3, 45, 35, 27, 43, 5, 49, 33, 9, 42, 19, 29, 28, 14, 39, 12,
        38, 41, 13
    };
    private static final Pattern FILE_NAME = Pattern.compile("/([0-9A-Za-z]{32})\\.\\w+$");

    /** The key out of the names, without path and extension, of the two pictures. */
    static Wbi of(String image, String sub) {
        String names = image + sub;
        StringBuilder key = new StringBuilder();
        for (int position : MIXED) {
            key.append(names.charAt(position));
        }
        return new Wbi(key.toString());
    }

    /** The key out of what {@code nav} answers, which it does whether logged in or not. */
    static Optional<Wbi> of(Json nav) {
        Json pictures = nav.at("data", "wbi_img");
        String image = fileName(pictures.at("img_url").text(""));
        String sub = fileName(pictures.at("sub_url").text(""));
        return image == null || sub == null ? Optional.empty() : Optional.of(of(image, sub));
    }

    /** The query sorted, with its time and signature. */
    Query sign(Query query, Instant now) {
        Query timed = query.and("wts", now.getEpochSecond())
                .withValues(value -> value.replaceAll("[!'()*]", ""))
                .sortedByName();
        return timed.and("w_rid", Md5.hex(timed + key));
    }

    private static @Nullable String fileName(String url) {
        Matcher name = FILE_NAME.matcher(url);
        return name.find() ? name.group(1) : null;
    }
}
