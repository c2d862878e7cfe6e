package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** The page in a browser. Skipped where there is no Chromium, unless TICKLANE_BROWSER is set to {@code required}. */
class PageTest {
    private static @Nullable Browser browser;

    private final Simulator simulator = Simulator.start(
            SimulatorConfig.builder().manual().symbols(List.of("BTCUSDT", "ETHUSDT")).build());
    private final Admin admin = new Admin(simulator);

    @BeforeAll
    static void start() throws Exception {
        boolean required = "required".equals(System.getenv("TICKLANE_BROWSER"));
        Assumptions.assumeTrue(required || Browser.installed(),
                "no chromium and chromedriver under /usr/bin: the page is not looked at");
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private static Browser browser() {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        return browser;
    }

    private Browser open() throws Exception {
        Browser page = browser();
        page.look(1280, 900, false);
        page.open(simulator.rest() + "/");
        page.await("document.querySelector('#feed.live')");
        return page;
    }

    private void step(String kind, String side, String price, String quantity) throws Exception {
        admin.ok("POST", "/step",
                "{\"" + kind + "\":[{\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"price\":\""
                        + price + "\",\"quantity\":\"" + quantity + "\"}]}");
    }

    @Test
    void saysInBigLettersWhatItIs() throws Exception {
        Browser page = open();
        assertEquals("IT IS A SIMULATOR", page.text("h1"));
        Number height = (Number) page
                .evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)");
        assertTrue(height != null && height.doubleValue() >= 48, String.valueOf(height));
    }

    @Test
    void showsBookAndTradesAsTheyHappen() throws Exception {
        step("quotes", "BID", "99.5", "2");
        Browser page = open();
        page.await("document.querySelector('#bids').innerText.startsWith('99.50')");
        step("quotes", "ASK", "100.25", "3");
        page.await("document.querySelector('#asks > :last-child').innerText.startsWith('100.25')");
        step("trades", "BUY", "100", "0.75");
        page.await("document.querySelector('#trades').innerText.includes('▴ 100.00')");
        assertEquals("100.00", page.text("#price"));
        step("quotes", "BID", "99.5", "0");
        page.await("!document.querySelector('#bids').innerText.includes('99.50')");
        assertEquals(List.of(), page.complaints());
    }

    @Test
    void showsAccountsAndConnections() throws Exception {
        Browser page = open();
        page.await("document.querySelector('#balances').innerText.includes('USDT')");
        page.await("document.querySelector('#connections').innerText.includes('stream')");
        admin.ok("POST", "/accounts/default/transfer", "{\"asset\":\"USDT\",\"amount\":\"12.5\"}");
        page.await("document.querySelector('#events').innerText.includes('12.5 USDT')");
    }

    @Test
    void makesThingsGoWrongAtAClick() throws Exception {
        Browser page = open();
        try (StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@trade")) {
            client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            page.click("Reset all");
            assertEquals(-1, client.closeCode.get(60, TimeUnit.SECONDS));
        }
        page.await("document.querySelector('#log').innerText.includes('reset')");
        page.await("document.querySelector('#feed.live')");
        page.click("Refuse 10 s");
        page.await("document.querySelector('#going').innerText.includes('refuse')");
        assertEquals(1, simulator.faults().size());
        page.click("take back");
        page.await("document.querySelector('#going').innerText.includes('Nothing goes wrong')");
        assertEquals(List.of(), simulator.faults());
    }

    @Test
    void fromElsewhereItShowsTheMarketAndSaysWhereToAdminister() throws Exception {
        Browser page = browser();
        page.look(1280, 900, false);
        page.open("http://elsewhere.test:" + simulator.port() + "/");
        page.await("document.querySelector('#feed.live')");
        assertTrue(page.text("#elsewhere").contains("on the machine that runs"));
        assertEquals(false, page.evaluate("document.querySelector('#quick').checkVisibility()"));
    }

    @Test
    void staysWithinANarrowScreen() throws Exception {
        Browser page = open();
        for (int width : new int[]{360, 700, 1280}) {
            page.look(width, 800, true);
            page.await("document.documentElement.scrollWidth <= " + width);
        }
        page.look(1280, 900, false);
    }

    @Test
    void servesPageAndPartsWithoutForeignResources() throws Exception {
        HttpResponse<String> page = admin.venue("GET", "/", "accept", "text/html,*/*");
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("content-security-policy").orElse("")
                .contains("default-src 'none'"));
        for (String part : List.of("page.css", "main.js", "market.js", "admin.js", "faults.js", "dom.js")) {
            HttpResponse<String> response = admin.venue("GET", "/page/" + part);
            assertEquals(200, response.statusCode(), part);
            assertFalse(response.body().contains("innerHTML"), part);
            assertFalse(response.body().matches("(?s).*https?://(?!\\$).*"), part);
        }
        assertEquals(404, admin.venue("GET", "/").statusCode());
        assertEquals(404, admin.venue("GET", "/page/../Simulator.class").statusCode());
        assertEquals(404, admin.venue("GET", "/page/nothing.js").statusCode());
    }

    @Test
    void administrationIsForTheOwnPageAlone() throws Exception {
        String own = simulator.rest().toString();
        assertEquals(own, admin.send("GET", "/stats", "", "origin", own).headers()
                .firstValue("access-control-allow-origin").orElse(""));
        assertEquals(204,
                admin.send("OPTIONS", "/faults/1", "", "origin", own, "access-control-request-method",
                        "DELETE")
                        .statusCode());
        assertEquals(403,
                admin.send("POST", "/faults", "{\"kind\":\"reset\"}", "origin", "https://example.com")
                        .statusCode());
        assertEquals(403, admin.send("GET", "/stats", "", "origin", "null").statusCode());
    }

    /** Pictures for those who work on the page: {@code -Dticklane.pictures=FOLDER}. */
    @Test
    void picturesAreTakenWhereAskedFor() throws Exception {
        String folder = System.getProperty("ticklane.pictures", "");
        Assumptions.assumeFalse(folder.isEmpty(), "no ticklane.pictures: no pictures");
        try (Simulator busy = Simulator.start(SimulatorConfig.builder().synthetic(3).build());
                StreamClient client = StreamClient.open(busy,
                        "/stream?streams=btcusdt@trade/ethusdt@depth")) {
            Browser page = browser();
            page.open(busy.rest() + "/");
            page.look(1280, 900, false);
            page.click("Drop 10 % for 30 s");
            page.await("document.querySelector('#trades > :last-child').innerText.length > 5");
            client.next();
            for (int i = 0; i < 6; i++) {
                assertEquals(200, new Admin(busy).venue("POST", "/api/v3/order?" + Signed.query(
                        "symbol=BTCUSDT&side=" + (i % 2 == 0 ? "BUY" : "SELL")
                                + (i < 3
                                        ? "&type=MARKET&quantity=0.2"
                                        : "&type=LIMIT&timeInForce=GTC&quantity=0.5&price="
                                                + (i % 2 == 0 ? 90_000 : 105_000))),
                        "X-MBX-APIKEY", Simulator.API_KEY).statusCode());
            }
            page.await("document.querySelector('#orders').innerText.includes('LIMIT')");
            Files.write(Path.of(folder, "light.png"), page.picture());
            page.look(1280, 900, true);
            Files.write(Path.of(folder, "dark.png"), page.picture());
            page.look(390, 844, false);
            Files.write(Path.of(folder, "narrow.png"), page.picture());
        }
    }
}
