package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of the engine share: the books, who listens, and what the running command is about. Simulator thread
 * only.
 */
final class Floor {
    final Book[] books;
    final List<String> assets;
    final Events events = new Events();
    final Names names = new Names();
    /** Orders that start to work after the one that caused it is through, in the order in which it happened. */
    final ArrayDeque<Order> due = new ArrayDeque<>();
    MarketListener[] listeners = {};
    References references = References.NONE;
    List<Filter> filters = List.of();
    /** Books that the running command may have traded on. */
    final List<Book> touched = new ArrayList<>(1);
    /** Time of the running command. */
    long now;
    long lastOrderId;
    long lastListId;

    Floor(Book[] books, List<String> assets) {
        this.books = books;
        this.assets = assets;
    }

    /** Notes that the running command trades on a book. */
    void touch(Book book) {
        if (!touched.contains(book)) {
            touched.add(book);
        }
    }

    Book book(Order order) {
        return books[order.symbol];
    }
}
