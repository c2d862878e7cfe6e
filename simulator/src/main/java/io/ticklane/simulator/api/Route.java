package io.ticklane.simulator.api;

/**
 * One kind of request and the names by which it is called.
 *
 * @param rest verb and path below {@code /api/v3/} such as {@code GET ticker/price}, or verb and whole path; empty if
 *     REST has none
 * @param method name on the WebSocket API such as {@code ticker.price}; empty if it has none
 * @param reader reads the parameters
 */
public record Route(String rest, String method, Security security, Plan.Reader reader) {
    /** Whether it places a single order, which listeners of the exchange hear of. */
    public boolean placement() {
        return method.equals("order.place");
    }
}
