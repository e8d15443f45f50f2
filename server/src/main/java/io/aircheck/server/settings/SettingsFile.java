package io.aircheck.server.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * {@code aircheck.yaml} as text: written once with every default, then only read. YAML is taken as a form of writing keys and
 * values; tags, which could make objects, are refused, and nothing is ever constructed from it.
 */
final class SettingsFile {

    private static final int LARGEST = 1 << 20;

    /**
     * One value of the file.
     *
     * @param platform null for a key that belongs to no platform
     * @param line from 1
     */
    record Entry(@Nullable String platform, String key, String text, int line) {}

    private SettingsFile() {}

    /** Writes the file with all defaults, unless there is one. */
    static void writeOnce(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.writeString(file, template(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /** The file as it is written: every key with what it does, what is allowed, and its default. */
    static String template() {
        StringBuilder text = new StringBuilder("""
            # Aircheck's settings. Written once with the defaults; from then on it is yours and only read.
            # A change counts from the next start. What is set on the page goes before an environment variable,
            # that before this file; what is set for a room before its platform (at the end), that before everything.
            # Aircheck 的设置。程序只写入一次默认值，之后只读取，不再改写。
            # 修改后重新启动生效。网页上的设置优先于环境变量，环境变量优先于本文件；
            # 直播间的设置优先于平台的（见文末），平台的优先于全局的。
            """);
        for (Section section : SettingKeys.SECTIONS) {
            if (section != PlatformKeys.SECTION) {
                heading(text, section);
                section.keys().stream()
                        .filter(key -> key.layers().contains(Layer.SERVICE))
                        .forEach(key -> line(text, key));
            }
        }
        heading(text, PlatformKeys.SECTION);
        text.append("""

            # One block a platform, named as "aircheck platforms" prints it. For example:
            # 每个平台一段，名称见 aircheck platforms。例如：
            #   platforms:
            #     douyin:
            #       cookie: "ttwid=…"
            #       proxy: direct
            """);
        for (SettingKey<?> key : SettingKeys.in(Layer.PLATFORM)) {
            if (!key.layers().contains(Layer.SERVICE)) {
                text.append("#\n# ").append(key.name()).append(": ");
                text.append(key.english()).append(' ').append(key.chinese());
                text.append("\n#   Allowed: ").append(key.form().allowed());
                text.append(". Environment: ").append(key.variable("NAME")).append("\n");
            }
        }
        text.append("#\n# Of the settings above also these, for the rooms of the platform alone:\n");
        text.append("# 上面的设置中，下列各项也可以只为该平台设置：\n");
        String both = SettingKeys.in(Layer.PLATFORM).stream()
                .filter(key -> key.layers().contains(Layer.SERVICE))
                .map(key -> key.name())
                .collect(Collectors.joining(", "));
        return text.append("#   ").append(both).append("\nplatforms: {}\n").toString();
    }

    private static void heading(StringBuilder text, Section section) {
        text.append("\n# ---- ").append(section.english()).append(" · ");
        text.append(section.chinese()).append(" ----\n");
    }

    private static void line(StringBuilder text, SettingKey<?> key) {
        text.append("\n# ").append(key.english());
        text.append("\n# ").append(key.chinese());
        text.append("\n# Allowed: ").append(key.form().allowed());
        text.append(". Default: ").append(key.standard().isEmpty() ? "empty" : key.standard());
        text.append(". Environment: ").append(key.variable()).append("\n");
        text.append(key.name()).append(": ").append(quoted(key.standard())).append("\n");
    }

    /** Words and numbers stand as they are; everything that YAML might read otherwise is quoted. */
    private static String quoted(String value) {
        return value.matches("[\\p{Alnum}][\\p{Alnum}._/-]*") ? value : "\"" + value + "\"";
    }

    /**
     * Reads the values of a file.
     *
     * @param name what to call the file in problems
     * @param problems gets a sentence for everything that is no key with a value
     */
    static List<Entry> parse(String name, String text, List<String> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        List<Entry> entries = new ArrayList<>();
        try {
            Node root = new Yaml(options).compose(new StringReader(withoutMark(text)));
            if (root != null && !isEmpty(root)) {
                new Walk(name, entries, problems).root(root);
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(name + ", line " + line + ": this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(name + ": this is not YAML: " + e.getMessage());
        }
        return entries;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private record Walk(String file, List<Entry> entries, List<String> problems) {

        void root(Node node) {
            for (NodeTuple tuple : tuples(node, "the file")) {
                if (keyOf(tuple).equals("platforms")) {
                    platforms(tuple.getValueNode());
                } else {
                    value(null, tuple);
                }
            }
        }

        private void platforms(Node node) {
            if (isEmpty(node)) {
                return;
            }
            for (NodeTuple platform : tuples(node, "platforms")) {
                if (!isEmpty(platform.getValueNode())) {
                    String id = keyOf(platform);
                    tuples(platform.getValueNode(), id).forEach(tuple -> value(id, tuple));
                }
            }
        }

        private List<NodeTuple> tuples(Node node, String what) {
            if (node instanceof MappingNode mapping && plain(node)) {
                return mapping.getValue();
            }
            problem(node, what + " must consist of lines \"key: value\"");
            return List.of();
        }

        private void value(@Nullable String platform, NodeTuple tuple) {
            String key = keyOf(tuple);
            int line = lineOf(tuple.getKeyNode());
            Node node = tuple.getValueNode();
            if (entries.stream().anyMatch(e -> e.key().equals(key) && Objects.equals(e.platform(), platform))) {
                problem(node, key + " is set twice");
            } else if (node instanceof ScalarNode scalar && plain(node)) {
                entries.add(new Entry(platform, key, scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), line));
            } else if (node instanceof SequenceNode sequence
                    && plain(node)
                    && sequence.getValue().stream().allMatch(item -> item instanceof ScalarNode && plain(item))) {
                String joined = sequence.getValue().stream()
                        .map(item -> ((ScalarNode) item).getValue())
                        .collect(Collectors.joining(","));
                entries.add(new Entry(platform, key, joined, line));
            } else if (Blocks.isList(node)) {
                entries.add(new Entry(platform, key, Blocks.json(node), line));
            } else {
                problem(node, key + " must have a plain value");
            }
        }

        /** Whether a node's tag is one of YAML's own: {@code !!java…} and the like are not. */
        private static boolean plain(Node node) {
            return Tag.standardTags.contains(node.getTag());
        }

        private static String keyOf(NodeTuple tuple) {
            return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        }

        private static int lineOf(Node node) {
            return node.getStartMark().getLine() + 1;
        }

        private void problem(Node node, String sentence) {
            problems.add(file + ", line " + lineOf(node) + ": " + sentence);
        }
    }
}
