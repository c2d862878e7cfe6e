// ccxt: best prices from watchBidsAsks, each answered by createOrderWs, which signs; its own throttle is off.
import ccxt from 'ccxt';
import { answered, failed, play, venue } from './duelist.mjs';

const SYMBOL = 'BTC/USDT';

const exchange = new ccxt.pro.binance({
    apiKey: venue.hmacKey, secret: venue.hmacSecret, enableRateLimit: false,
    // The venue is a spot exchange: do not ask for the derivatives' markets.
    options: { defaultType: 'spot', fetchMarkets: { types: ['spot'] }, fetchMargins: false },
});
const api = exchange.urls.api;
for (const name of Object.keys(api)) {
    if (typeof api[name] === 'string') {
        api[name] = api[name].replace('https://api.binance.com', venue.rest);
    }
}
api.ws.spot = venue.stream + '/ws';
api.ws['ws-api'].spot = venue.webSocketApi;
// Needed once for ws:// in place of wss://.
await exchange.loadHttpProxyAgent();
await exchange.loadMarkets();

async function answer() {
    let buy = false;
    for (;;) {
        const tick = (await exchange.watchBidsAsks([SYMBOL]))[SYMBOL];
        buy = !buy;
        exchange.createOrderWs(SYMBOL, 'limit', buy ? 'buy' : 'sell', buy ? tick.askVolume : tick.bidVolume,
            buy ? tick.ask : tick.bid, { timeInForce: 'IOC', newClientOrderId: `duel-u${tick.info.u}` }).catch(failed);
        answered();
    }
}

answer().catch(failed);
await play();
