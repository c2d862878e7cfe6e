// @binance/spot: best prices from its streams, each answered by an order on a session of its WebSocket API.
import { Spot } from '@binance/spot';
import { answered, failed, play, venue } from './duelist.mjs';

const spot = new Spot({
    configurationWebsocketAPI: { apiKey: venue.ed25519Key, privateKey: venue.ed25519Pem, wsURL: venue.webSocketApi },
    configurationWebsocketStreams: { wsURL: venue.stream },
});
const api = await spot.websocketAPI.connect();
await api.sessionLogon();
const streams = await spot.websocketStreams.connect();
let buy = false;
streams.bookTicker({ symbol: 'btcusdt' }).on('message', tick => {
    buy = !buy;
    api.orderPlace({
        symbol: 'BTCUSDT', side: buy ? 'BUY' : 'SELL', type: 'LIMIT', timeInForce: 'IOC',
        price: buy ? tick.a : tick.b, quantity: buy ? tick.A : tick.B, newClientOrderId: `duel-u${tick.u}`,
    }).catch(failed);
    answered();
});
await play();
