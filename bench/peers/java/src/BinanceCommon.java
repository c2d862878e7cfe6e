import com.binance.connector.client.common.configuration.SignatureConfiguration;
import com.binance.connector.client.common.websocket.adapter.ConnectionWrapper;
import com.binance.connector.client.common.websocket.adapter.stream.StreamConnectionWrapper;
import com.binance.connector.client.common.websocket.configuration.WebSocketClientConfiguration;
import com.binance.connector.client.common.websocket.dtos.ApiRequestWrapperDTO;
import com.binance.connector.client.common.websocket.dtos.BaseRequestDTO;
import com.binance.connector.client.common.websocket.dtos.RequestWrapperDTO;
import com.binance.connector.client.common.websocket.service.StreamBlockingQueue;
import com.google.gson.Gson;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * binance-common, on which the generated client for spot is built: best prices from the queue that its stream
 * connection fills, read with its Gson as that client does, each answered by an order on a connection that is logged
 * on.
 */
public final class BinanceCommon {
    private static final int NEVER = 23 * 3_600 * 1_000;

    private BinanceCommon() {}

    /** The fields of a best price that are needed; what the generated client has for it. */
    static final class BookTicker {
        long u;
        String b;
        String B;
        String a;
        String A;
    }

    /** An order's parameters, as the generated client hands them on. */
    static final class NewOrder extends BaseRequestDTO {
        String symbol = "BTCUSDT";
        String side;
        String type = "LIMIT";
        String timeInForce = "IOC";
        String price;
        String quantity;
        String newClientOrderId;
    }

    public static void main(String[] arguments) throws Exception {
        Duelist.Venue venue = Duelist.venue();
        Gson gson = new Gson();
        ConnectionWrapper api = new ConnectionWrapper(configuration(venue, venue.webSocketApi(), true), gson);
        api.setLogonMethods(List.of("session.logon"));
        api.setLogoutMethods(List.of("session.logout"));
        api.connect();
        StreamConnectionWrapper stream = new StreamConnectionWrapper(
                configuration(venue, venue.stream() + "/stream", false), gson);
        stream.connect();
        RequestWrapperDTO<Set<String>, Object> request = new RequestWrapperDTO.Builder<Set<String>, Object>()
                .id(UUID.randomUUID().toString()).method("SUBSCRIBE").params(Set.of("btcusdt@bookTicker"))
                .responseType(Object.class).build();
        StreamBlockingQueue<String> queue = stream.subscribe(request).get("btcusdt@bookTicker");
        Thread strategy = new Thread(() -> answer(queue, api, gson), "strategy");
        strategy.setDaemon(true);
        strategy.start();
        Duelist.play();
    }

    private static WebSocketClientConfiguration configuration(Duelist.Venue venue, String address, boolean logOn) {
        WebSocketClientConfiguration configuration = new WebSocketClientConfiguration();
        configuration.setUrl(address);
        configuration.setAutoLogon(logOn);
        configuration.setCompression(false);
        configuration.setReconnectIntervalTime(NEVER);
        SignatureConfiguration signature = new SignatureConfiguration();
        signature.setApiKey(venue.ed25519Key());
        signature.setPrivateKey(venue.pem());
        configuration.setSignatureConfiguration(signature);
        return configuration;
    }

    private static void answer(StreamBlockingQueue<String> queue, ConnectionWrapper api, Gson gson) {
        boolean buy = false;
        try {
            for (;;) {
                BookTicker tick = gson.fromJson(queue.take(), BookTicker.class);
                buy = !buy;
                NewOrder order = new NewOrder();
                order.side = buy ? "BUY" : "SELL";
                order.price = buy ? tick.a : tick.b;
                order.quantity = buy ? tick.A : tick.B;
                order.newClientOrderId = "duel-u" + tick.u;
                api.send(new ApiRequestWrapperDTO.Builder<NewOrder, Object>()
                        .id(UUID.randomUUID().toString()).method("order.place").params(order)
                        .responseType(Object.class).signed(true).build());
                Duelist.answered();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
