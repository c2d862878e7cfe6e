package io.ticklane.connector;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;

/** Reports as values, to be compared whole. */
public final class Reports {
    private Reports() {}

    /** Every field by its name, those that are added later too. */
    public static Map<String, Object> fields(ExecutionReport report) {
        Map<String, Object> fields = new TreeMap<>();
        for (Field field : ExecutionReport.class.getFields()) {
            try {
                fields.put(field.getName(), field.get(report));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return fields;
    }
}
