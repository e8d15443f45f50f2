package io.aircheck.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;

/**
 * A setting that is a list of blocks, as one text: JSON, which is also what an environment variable holds. Scalars stay texts; what
 * they mean is for whoever reads them.
 */
final class Blocks {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Blocks() {}

    /** Whether a node is a list that holds a block, with nothing but YAML's own tags. */
    static boolean isList(Node node) {
        return node instanceof SequenceNode sequence
                && sequence.getValue().stream().anyMatch(item -> item instanceof MappingNode)
                && isPlain(node);
    }

    private static boolean isPlain(Node node) {
        if (!Tag.standardTags.contains(node.getTag())) {
            return false;
        }
        return switch (node) {
            case SequenceNode sequence -> sequence.getValue().stream().allMatch(Blocks::isPlain);
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .allMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode && isPlain(tuple.getValueNode()));
            default -> node instanceof ScalarNode;
        };
    }

    static String json(Node node) {
        return JSON.writeValueAsString(value(node));
    }

    private static Object value(Node node) {
        return switch (node) {
            case SequenceNode sequence -> {
                List<Object> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(value(item)));
                yield items;
            }
            case MappingNode mapping -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    fields.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode()));
                }
                yield fields;
            }
            default -> ((ScalarNode) node).getValue();
        };
    }
}
