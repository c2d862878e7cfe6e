import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.json.JSONObject;

/**
 * binance-connector-java: best prices from its stream client, read with its own JSON library, each answered by an
 * order through its WebSocket API client. Prints READY; each line of input is answered by ticks and allocated bytes.
 */
public final class BinanceConnectorJava {
    private static final AtomicLong TICKS = new AtomicLong();
    private static boolean buy;

    private BinanceConnectorJava() {}

    /** Arguments: addresses of REST, streams and WebSocket API, key, secret. */
    public static void main(String[] arguments) throws Exception {
        WebSocketApiClientImpl api = new WebSocketApiClientImpl(arguments[3],
                new HmacSignatureGenerator(arguments[4]), arguments[2]);
        api.connect(answer -> {});
        new WebSocketStreamClientImpl(arguments[1]).bookTicker("btcusdt", text -> {
            JSONObject tick = new JSONObject(text);
            buy = !buy;
            api.trade().newOrder("BTCUSDT", buy ? "BUY" : "SELL", "LIMIT", new JSONObject()
                    .put("timeInForce", "IOC")
                    .put("price", tick.getString(buy ? "a" : "b"))
                    .put("quantity", tick.getString(buy ? "A" : "B"))
                    .put("newClientOrderId", "duel-u" + tick.getLong("u")));
            TICKS.incrementAndGet();
        });
        System.out.println("READY");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (input.readLine() != null) {
            long bytes = 0;
            for (long each : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
                bytes += Math.max(each, 0);
            }
            System.out.println(TICKS.get() + " " + bytes);
        }
        System.exit(0);
    }
}
