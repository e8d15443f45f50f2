package io.aircheck.platforms;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of all platforms, as the page {@code docs/platforms.md} and as JSON. */
public final class PlatformDocument {

    private PlatformDocument() {}

    /** The page: a table of all platforms in the order of their ids, then the doubts. */
    public static String markdown(PlatformRegistry registry) {
        List<PlatformInfo> all = infos(registry);
        StringBuilder text = new StringBuilder("""
                # Platforms · 支持的平台

                This page is made by `aircheck platforms --markdown`. `aircheck platforms --self-test` asks each of them about a known
                room and says what came back; it needs the internet.

                本页由 `aircheck platforms --markdown` 生成。`aircheck platforms --self-test` 会逐一检测各平台的一个已知直播间并说明结果（需要联网）。

                | platform · 平台 | address · 地址示例 | records · 可录制 | needs · 需要 | qualities · 画质 |
                |---|---|---|---|---|
                """);
        for (PlatformInfo info : all) {
            text.append("| **%s**<br>`%s` | `%s` | %s | %s | %s |\n"
                    .formatted(
                            name(info),
                            info.id(),
                            info.example(),
                            String.join(", ", kinds(info)),
                            needs(info),
                            info.qualities()));
        }
        text.append("""

                ¹ reached through a proxy by default where a proxy for overseas platforms is set · 设置了海外平台代理时默认走代理

                ## Doubts · 未能确认之处

                What could not be confirmed from outside of the sites. A site that answers otherwise than known is reported as `error` with the
                step that failed, never as offline.
                """);
        for (PlatformInfo info : all) {
            if (!info.doubts().isEmpty()) {
                text.append("\n- **").append(info.english()).append("**: ").append(String.join(" ", info.doubts()));
            }
        }
        return text.append('\n').toString();
    }

    /** One platform as {@code aircheck platforms --json} prints it. */
    public static ObjectNode json(PlatformInfo info) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", info.id());
        json.putObject("name").put("en", info.english()).put("zh", info.chinese());
        json.put("example", info.example());
        json.put("overseas", info.overseas());
        addAll(json.putArray("kinds"), kinds(info));
        addAll(
                json.putArray("needs"),
                info.needs().stream()
                        .sorted()
                        .map(need -> need.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.put("qualities", info.qualities());
        addAll(json.putArray("doubts"), info.doubts());
        return json;
    }

    /** All in the order of their ids. */
    public static List<PlatformInfo> infos(PlatformRegistry registry) {
        return registry.platforms().stream()
                .map(Platform::info)
                .sorted(Comparator.comparing(PlatformInfo::id))
                .toList();
    }

    private static String name(PlatformInfo info) {
        String both = info.english().equals(info.chinese()) ? info.english() : info.english() + " · " + info.chinese();
        return info.overseas() ? both + " ¹" : both;
    }

    private static List<String> kinds(PlatformInfo info) {
        return info.kinds().stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String needs(PlatformInfo info) {
        return info.needs().stream()
                .sorted()
                .map(need -> need.english() + " · " + need.chinese())
                .collect(Collectors.joining("<br>"));
    }

    private static void addAll(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
