package io.ticklane.simulator.sbe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A schema file read by hand, without sbe-tool: messages by template id, and what their types are. */
public final class SbeSchema {
    private static final Map<String, Integer> LENGTHS = Map.of("int8", 1, "uint8", 1, "int16", 2, "uint16", 2,
            "int32", 4, "uint32", 4, "int64", 8, "uint64", 8, "float", 4);

    private final Map<Integer, Part> messages = new TreeMap<>();
    private final Map<String, Element> types = new TreeMap<>();
    private final int id;
    private final int version;

    /**
     * A message, a group, a field, or data.
     *
     * @param path in JSON, {@code name} if the schema says nothing else
     * @param whenNull in JSON; null if it is left out
     * @param exponent the name of the field with the exponent; empty if there is none
     */
    public record Part(String kind, int id, String name, String type, boolean optional, String constant,
            int since, String path, String whenNull, String exponent, List<Part> parts) {
        List<Part> of(String wanted) {
            return parts.stream().filter(p -> p.kind.equals(wanted)).toList();
        }
    }

    private SbeSchema(Element root) {
        id = Integer.parseInt(root.getAttribute("id"));
        version = Integer.parseInt(root.getAttribute("version"));
        for (Element e : children(root)) {
            if (e.getNodeName().equals("types")) {
                children(e).forEach(type -> types.put(type.getAttribute("name"), type));
            } else {
                Part message = part(e);
                messages.put(message.id, message);
            }
        }
    }

    /** One of ours: {@code spot} or {@code stream}. */
    public static SbeSchema ours(String name) {
        return of(Stream.of("src/main/sbe/", "simulator/src/main/sbe/")
                .map(folder -> Path.of(folder + name + ".xml"))
                .filter(Files::exists).findFirst().orElseThrow());
    }

    static SbeSchema of(Path file) {
        try {
            return new SbeSchema(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                            .getDocumentElement());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(file.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int id() {
        return id;
    }

    int version() {
        return version;
    }

    Map<Integer, Part> messages() {
        return messages;
    }

    Part message(String name) {
        return messages.values().stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }

    /** {@code enum}, {@code set}, {@code composite}, or {@code type}. */
    String kind(String type) {
        return types.containsKey(type) ? types.get(type).getNodeName() : "type";
    }

    /** What is on the wire. */
    String primitive(String type) {
        Element e = types.get(type);
        if (e == null) {
            return type;
        }
        return e.getAttribute(e.hasAttribute("encodingType") ? "encodingType" : "primitiveType");
    }

    int length(String type) {
        Element e = types.get(type);
        boolean array = e != null && e.hasAttribute("length");
        return array ? Integer.parseInt(e.getAttribute("length")) : LENGTHS.get(primitive(type));
    }

    int blockLength(Part of) {
        return of.of("field").stream().filter(f -> f.constant.isEmpty()).mapToInt(f -> length(f.type)).sum();
    }

    /** Members of a composite, with what they are on the wire. */
    Map<String, String> composite(String type) {
        Map<String, String> members = new LinkedHashMap<>();
        for (Element e : children(types.get(type))) {
            members.put(e.getAttribute("name"), e.getAttribute("primitiveType") + e.getAttribute("length")
                    + e.getAttribute("characterEncoding") + e.getAttribute("maxValue"));
        }
        return members;
    }

    /** Constants of an enumeration or choices of a set, by their number. */
    Map<Long, String> names(String type) {
        Map<Long, String> names = new TreeMap<>();
        children(types.get(type)).forEach(
                e -> names.put(Long.parseLong(e.getTextContent().strip()), e.getAttribute("name")));
        return names;
    }

    /** How JSON spells the constants, where the schema says so. */
    Map<String, String> spellings(String type) {
        Map<String, String> spellings = new TreeMap<>();
        for (Element e : children(types.get(type))) {
            if (e.hasAttribute("mbx:jsonValue")) {
                spellings.put(e.getAttribute("name"), e.getAttribute("mbx:jsonValue"));
            }
        }
        return spellings;
    }

    int since(String type) {
        return types.containsKey(type) ? number(types.get(type), "sinceVersion") : 0;
    }

    private static Part part(Element e) {
        String kind = e.getLocalName() == null ? e.getNodeName() : e.getLocalName();
        List<Part> parts = new ArrayList<>();
        children(e).forEach(child -> parts.add(part(child)));
        String name = e.getAttribute("name");
        String path = json(e, "json:path", "mbx:jsonPath");
        String type = kind.equals("group") ? dimensions(e) : e.getAttribute("type");
        return new Part(kind, number(e, "id"), name, type, e.getAttribute("presence").equals("optional"),
                e.getAttribute("valueRef"), number(e, "sinceVersion"), path == null ? name : path,
                json(e, "json:default", "mbx:jsonDefaultValue"),
                java.util.Objects.requireNonNullElse(json(e, "json:exponent", "mbx:exponent"), ""), parts);
    }

    private static String dimensions(Element group) {
        return group.hasAttribute("dimensionType")
                ? group.getAttribute("dimensionType")
                : "groupSizeEncoding";
    }

    private static String json(Element e, String ours, String theirs) {
        if (e.hasAttribute(ours)) {
            return e.getAttribute(ours);
        }
        return e.hasAttribute(theirs) ? e.getAttribute(theirs) : null;
    }

    private static int number(Element e, String attribute) {
        return e.hasAttribute(attribute) ? Integer.parseInt(e.getAttribute(attribute)) : 0;
    }

    private static List<Element> children(Element e) {
        List<Element> children = new ArrayList<>();
        for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
