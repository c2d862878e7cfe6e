package io.ticklane.bridge;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps a copy of all that is submitted; full when told; may answer inside the call. */
public final class RecordingGateway implements OrderGateway {
    public final List<OrderRequest> requests = new ArrayList<>();
    public boolean full;
    public int flushes;
    public Consumer<OrderRequest> answer = request -> {};

    @Override
    public boolean submit(OrderRequest request) {
        if (full) {
            return false;
        }
        OrderRequest copy = new OrderRequest();
        copy.copyFrom(request);
        requests.add(copy);
        answer.accept(copy);
        return true;
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void close() {}

    public List<OrderRequest> of(OrderRequest.Action action) {
        return requests.stream().filter(request -> request.action == action).toList();
    }

    public OrderRequest last() {
        return requests.get(requests.size() - 1);
    }
}
