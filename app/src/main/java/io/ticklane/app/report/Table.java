package io.ticklane.app.report;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns: the first to the left, the others, which hold numbers, to the right. One thread. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean words;

    /** Of numbers, but for the first column. */
    public Table() {
        this(false);
    }

    private Table(boolean words) {
        this.words = words;
    }

    /** Of words: all columns to the left. */
    public static Table ofWords() {
        return new Table(true);
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean empty() {
        return rows.size() <= 1;
    }

    /** Whether its cells are words. */
    boolean words() {
        return words;
    }

    List<List<String>> rows() {
        return rows;
    }

    /** Each row on a line of its own, indented by two. */
    public String text() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                String pad = " ".repeat(widths.get(i) - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(i == 0 || words ? row.get(i) + pad : pad + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
