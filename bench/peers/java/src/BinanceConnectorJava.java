import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.utils.signaturegenerator.Ed25519SignatureGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/**
 * binance-connector-java: best prices from its stream client, read with its own JSON library, each answered by an
 * order through its WebSocket API client on a session that is logged on.
 */
public final class BinanceConnectorJava {
    private static boolean buy;

    private BinanceConnectorJava() {}

    public static void main(String[] arguments) throws Exception {
        Duelist.Venue venue = Duelist.venue();
        Path key = Files.createTempFile("duel", ".pem");
        Files.writeString(key, venue.pem());
        CompletableFuture<String> loggedOn = new CompletableFuture<>();
        WebSocketApiClientImpl api = new WebSocketApiClientImpl(venue.ed25519Key(),
                new Ed25519SignatureGenerator(key.toString()), venue.webSocketApi());
        api.connect(loggedOn::complete);
        api.auth().logon(new JSONObject());
        String answer = loggedOn.get(10, TimeUnit.SECONDS);
        Files.delete(key);
        if (new JSONObject(answer).getInt("status") != 200) {
            throw new IllegalStateException("not logged on: " + answer);
        }
        new WebSocketStreamClientImpl(venue.stream()).bookTicker("btcusdt", text -> {
            JSONObject tick = new JSONObject(text);
            buy = !buy;
            api.trade().newOrder("BTCUSDT", buy ? "BUY" : "SELL", "LIMIT", new JSONObject()
                    .put("timestamp", System.currentTimeMillis())
                    .put("timeInForce", "IOC")
                    .put("price", tick.getString(buy ? "a" : "b"))
                    .put("quantity", tick.getString(buy ? "A" : "B"))
                    .put("newClientOrderId", "duel-u" + tick.getLong("u")));
            Duelist.answered();
        });
        Duelist.play();
    }
}
