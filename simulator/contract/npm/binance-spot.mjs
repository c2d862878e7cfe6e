// @binance/spot, the venue's own current client.
import assert from 'node:assert/strict';
import { BadRequestError, Spot, UnauthorizedError } from '@binance/spot';
import { assertSorted, contract, keys, thrown, until, venue, within } from './harness.mjs';

const ID = 'BTCUSDT';

/** The client, pointed at the venue. */
function client(key) {
    const credentials = key.secret.includes('PRIVATE KEY')
        ? { apiKey: key.apiKey, privateKey: key.secret }
        : { apiKey: key.apiKey, apiSecret: key.secret };
    return new Spot({
        // A machine under load must not fail a test.
        configurationRestAPI: { ...credentials, basePath: venue.rest, timeout: 20_000 },
        configurationWebsocketAPI: { ...credentials, wsURL: venue.wsapi, timeout: 20_000 },
        configurationWebsocketStreams: { wsURL: venue.ws },
    });
}

const spot = client(keys.hmac);
const rest = spot.restAPI;
let api;
let streams;
let orderId;

const data = async call => (await call).data();
const answer = async call => (await call).data;

/** A price so far below the market that nobody sells there, yet within the filters. */
async function price(factor = 0.9) {
    const ticker = await data(rest.tickerBookTicker({ symbol: ID }));
    return (Number(ticker.bidPrice) * factor).toFixed(2);
}

async function limit() {
    return { symbol: ID, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: await price() };
}

async function resting() {
    const order = await data(rest.newOrder(await limit()));
    assert.equal(order.status, 'NEW');
    return order;
}

async function refused(type, code, call) {
    const error = await thrown(call);
    assert.equal(error.constructor.name, type.name, error.stack);
    assert.equal(error.code, code);
    assert.ok(error.message);
}

/** The next event of a stream. */
function next(stream, what) {
    return within(new Promise(resolve => stream.on('message', resolve)), what);
}

async function closedList(list, legs) {
    assert.equal(list.contingencyType, 'OCO');
    assert.equal(list.listOrderStatus, 'EXECUTING');
    assert.equal(list.orderReports.length, legs);
    const found = await data(rest.getOrderList({ orderListId: list.orderListId }));
    assert.equal(found.orders.length, legs);
    const ended = await data(rest.deleteOrderList({ symbol: ID, orderListId: list.orderListId }));
    assert.equal(ended.listOrderStatus, 'ALL_DONE');
}

await contract([
    { call: 'server time', how: 'time', run: async () => {
        assert.ok(Math.abs((await data(rest.time())).serverTime - Date.now()) < 60_000);
    } },
    { call: 'exchange info', how: 'exchangeInfo', run: async () => {
        const info = await data(rest.exchangeInfo({ symbol: ID }));
        assert.equal(info.symbols[0].status, 'TRADING');
        assert.ok(info.symbols[0].filters.some(filter => filter.filterType === 'LOT_SIZE'));
        assert.ok(info.rateLimits.some(limit => limit.rateLimitType === 'REQUEST_WEIGHT'));
    } },
    { call: 'order book', how: 'depth', run: async () => {
        const response = await rest.depth({ symbol: ID, limit: 20 });
        assert.ok(response.rateLimits.some(limit => limit.rateLimitType === 'REQUEST_WEIGHT' && limit.count > 0));
        const book = await response.data();
        assert.equal(book.bids.length, 20);
        assertSorted(book.bids.map(level => Number(level[0])), false, 'bids');
        assertSorted(book.asks.map(level => Number(level[0])), true, 'asks');
    } },
    { call: 'recent trades', how: 'getTrades', run: async () => {
        const trades = await until('trades', () => data(rest.getTrades({ symbol: ID })), some => some.length > 0);
        assert.ok(trades.every(trade => Number(trade.price) > 0));
        assert.ok((await data(rest.historicalTrades({ symbol: ID }))).length > 0);
    } },
    { call: 'aggregate trades', how: 'aggTrades', run: async () => {
        const trades = await data(rest.aggTrades({ symbol: ID }));
        assert.ok(trades.length > 0 && trades.every(trade => trade.f <= trade.l));
    } },
    { call: 'klines', how: 'klines', run: async () => {
        const bars = await data(rest.klines({ symbol: ID, interval: '1m' }));
        assert.ok(bars.length > 0);
        assert.equal(bars.at(-1)[0] % 60_000, 0);
        assert.ok((await data(rest.uiKlines({ symbol: ID, interval: '1m' }))).length > 0);
    } },
    { call: '24 h ticker', how: 'ticker24hr', run: async () => {
        const ticker = await data(rest.ticker24hr({ symbol: ID }));
        assert.ok(Number(ticker.lastPrice) > 0 && ticker.count > 0);
        assert.ok(Number((await data(rest.ticker({ symbol: ID, windowSize: '1h' }))).lastPrice) > 0);
    } },
    { call: 'price ticker', how: 'tickerPrice', run: async () => {
        assert.ok(Number((await data(rest.tickerPrice({ symbol: ID }))).price) > 0);
        assert.ok(Number((await data(rest.avgPrice({ symbol: ID }))).price) > 0);
    } },
    { call: 'book ticker', how: 'tickerBookTicker', run: async () => {
        const tickers = await data(rest.tickerBookTicker());
        assert.ok(tickers.length > 1 && tickers.every(ticker => Number(ticker.bidPrice) < Number(ticker.askPrice)));
    } },
    { call: 'balances', how: 'getAccount', run: async () => {
        const account = await data(rest.getAccount({ omitZeroBalances: true }));
        assert.ok(Number(account.balances.find(balance => balance.asset === 'USDT').free) > 0);
    } },
    { call: 'commission', how: 'accountCommission', run: async () => {
        assert.ok((await data(rest.accountCommission({ symbol: ID }))).standardCommission.taker);
    } },
    { call: 'test order', how: 'orderTest', run: async () => {
        assert.deepEqual(await data(rest.orderTest(await limit())), {});
        assert.equal((await data(rest.getOpenOrders({ symbol: ID }))).length, 0);
    } },
    { call: 'limit order', how: 'newOrder', run: async () => {
        const response = await rest.newOrder(await limit());
        assert.ok(response.rateLimits.some(limit => limit.rateLimitType === 'ORDERS' && limit.count > 0));
        const order = await response.data();
        assert.equal(order.status, 'NEW');
        orderId = order.orderId;
    } },
    { call: 'query order', how: 'getOrder', run: async () => {
        const order = await data(rest.getOrder({ symbol: ID, orderId }));
        assert.equal(order.status, 'NEW');
        assert.equal(order.isWorking, true);
    } },
    { call: 'open orders', how: 'getOpenOrders', run: async () => {
        assert.deepEqual((await data(rest.getOpenOrders({ symbol: ID }))).map(order => order.orderId), [orderId]);
    } },
    { call: 'amend', how: 'orderAmendKeepPriority', run: async () => {
        const amended = await data(rest.orderAmendKeepPriority({ symbol: ID, orderId, newQty: 0.005 }));
        assert.equal(Number(amended.amendedOrder.qty), 0.005);
        const amendments = await data(rest.orderAmendments({ symbol: ID, orderId }));
        assert.equal(Number(amendments[0].origQty), 0.01);
    } },
    { call: 'cancel and replace', how: 'orderCancelReplace', run: async () => {
        const replaced = await data(rest.orderCancelReplace({ ...await limit(), cancelReplaceMode: 'STOP_ON_FAILURE',
            cancelOrderId: orderId }));
        assert.equal(replaced.cancelResult, 'SUCCESS');
        assert.equal(replaced.newOrderResult, 'SUCCESS');
        orderId = replaced.newOrderResponse.orderId;
    } },
    { call: 'cancel', how: 'deleteOrder', run: async () => {
        assert.equal((await data(rest.deleteOrder({ symbol: ID, orderId }))).status, 'CANCELED');
    } },
    { call: 'cancel all', how: 'deleteOpenOrders', run: async () => {
        await resting();
        await resting();
        const gone = await data(rest.deleteOpenOrders({ symbol: ID }));
        assert.deepEqual(gone.map(order => order.status), ['CANCELED', 'CANCELED']);
    } },
    { call: 'market order', how: 'newOrder', run: async () => {
        const order = await data(rest.newOrder({ symbol: ID, side: 'BUY', type: 'MARKET', quantity: 0.01 }));
        assert.equal(order.status, 'FILLED');
        assert.ok(order.fills.length > 0 && order.fills.every(fill => fill.commissionAsset));
        orderId = order.orderId;
    } },
    { call: 'market order by amount', how: 'newOrder', run: async () => {
        const order = await data(rest.newOrder({ symbol: ID, side: 'BUY', type: 'MARKET', quoteOrderQty: 100 }));
        assert.equal(order.status, 'FILLED');
        assert.ok(Number(order.cummulativeQuoteQty) <= 100);
    } },
    { call: 'stop order', how: 'newOrder', run: async () => {
        const stop = await data(rest.newOrder({ symbol: ID, side: 'SELL', type: 'STOP_LOSS_LIMIT', timeInForce: 'GTC',
            quantity: 0.01, price: await price(0.94), stopPrice: await price(0.95) }));
        assert.equal((await data(rest.getOrder({ symbol: ID, orderId: stop.orderId }))).isWorking, false);
        await rest.deleteOrder({ symbol: ID, orderId: stop.orderId });
    } },
    { call: 'OCO', how: 'orderListOco', run: async () => {
        await closedList(await data(rest.orderListOco({ symbol: ID, side: 'SELL', quantity: 0.01,
            aboveType: 'LIMIT_MAKER', abovePrice: await price(1.1), belowType: 'STOP_LOSS_LIMIT',
            belowStopPrice: await price(0.95), belowPrice: await price(0.94), belowTimeInForce: 'GTC' })), 2);
    } },
    { call: 'OCO, old form', how: 'orderOco', run: async () => {
        await closedList(await data(rest.orderOco({ symbol: ID, side: 'SELL', quantity: 0.01, price: await price(1.1),
            stopPrice: await price(0.95), stopLimitPrice: await price(0.94), stopLimitTimeInForce: 'GTC' })), 2);
    } },
    { call: 'order history', how: 'allOrders', run: async () => {
        const orders = await data(rest.allOrders({ symbol: ID }));
        assert.equal(orders.find(order => order.orderId === orderId).status, 'FILLED');
    } },
    { call: 'own trades', how: 'myTrades', run: async () => {
        const trades = await data(rest.myTrades({ symbol: ID, orderId }));
        assert.ok(trades.length > 0 && trades.every(trade => trade.isBuyer && !trade.isMaker));
    } },
    { call: 'RSA key', how: 'getAccount', run: async () => {
        assert.equal((await data(client(keys.rsa).restAPI.getAccount())).accountType, 'SPOT');
    } },
    { call: 'Ed25519 key', how: 'getAccount', run: async () => {
        assert.equal((await data(client(keys.ed25519).restAPI.getAccount())).accountType, 'SPOT');
    } },
    { call: 'WebSocket API: market data', how: 'depth', run: async () => {
        api = await spot.websocketAPI.connect();
        const response = await api.depth({ symbol: ID, limit: 5 });
        assert.equal(response.data.bids.length, 5);
        assert.ok(response.rateLimits.some(limit => limit.rateLimitType === 'REQUEST_WEIGHT'));
        assert.ok((await answer(api.klines({ symbol: ID, interval: '1m' }))).length > 0);
        assert.ok((await answer(api.tradesRecent({ symbol: ID }))).length > 0);
        assert.ok(Number((await answer(api.tickerPrice({ symbol: ID }))).price) > 0);
    } },
    { call: 'WebSocket API: log on', how: 'sessionLogon', run: async () => {
        const session = await client(keys.ed25519).websocketAPI.connect();
        const [logon] = await session.sessionLogon();
        assert.equal(logon.data.apiKey, keys.ed25519.apiKey);
        const order = await answer(session.orderPlace(await limit()));
        assert.equal((await answer(session.orderCancel({ symbol: ID, orderId: order.orderId }))).status, 'CANCELED');
        await session.sessionLogout();
    } },
    { call: 'WebSocket API: place', how: 'orderPlace', run: async () => {
        const order = await answer(api.orderPlace(await limit()));
        assert.equal(order.status, 'NEW');
        orderId = order.orderId;
    } },
    { call: 'WebSocket API: query', how: 'orderStatus', run: async () => {
        assert.equal((await answer(api.orderStatus({ symbol: ID, orderId }))).status, 'NEW');
        assert.equal((await answer(api.openOrdersStatus({ symbol: ID }))).length, 1);
    } },
    { call: 'WebSocket API: cancel and replace', how: 'orderCancelReplace', run: async () => {
        const replaced = await answer(api.orderCancelReplace({ ...await limit(), cancelReplaceMode: 'STOP_ON_FAILURE',
            cancelOrderId: orderId }));
        assert.equal(replaced.newOrderResult, 'SUCCESS');
        orderId = replaced.newOrderResponse.orderId;
    } },
    { call: 'WebSocket API: cancel', how: 'orderCancel', run: async () => {
        assert.equal((await answer(api.orderCancel({ symbol: ID, orderId }))).status, 'CANCELED');
    } },
    { call: 'WebSocket API: cancel all', how: 'openOrdersCancelAll', run: async () => {
        await resting();
        assert.equal((await answer(api.openOrdersCancelAll({ symbol: ID }))).length, 1);
    } },
    { call: 'WebSocket API: account', how: 'accountStatus', run: async () => {
        assert.equal((await answer(api.accountStatus())).accountType, 'SPOT');
        assert.ok((await answer(api.myTrades({ symbol: ID }))).length > 0);
    } },
    { call: 'stream of the order book', how: 'diffBookDepth', run: async () => {
        streams = await spot.websocketStreams.connect();
        const diff = await next(streams.diffBookDepth({ symbol: 'btcusdt', updateSpeed: '100ms' }), 'a diff');
        assert.ok(diff.e === 'depthUpdate' && diff.U <= diff.u);
        const part = await next(streams.partialBookDepth({ symbol: 'btcusdt', levels: '5' }), 'a partial book');
        assert.equal(part.bids.length, 5);
    } },
    { call: 'stream of trades', how: 'trade', run: async () => {
        assert.equal((await next(streams.trade({ symbol: 'btcusdt' }), 'a trade')).s, ID);
        assert.equal((await next(streams.aggTrade({ symbol: 'btcusdt' }), 'an aggregate trade')).s, ID);
    } },
    { call: 'stream of tickers', how: 'ticker', run: async () => {
        assert.equal((await next(streams.ticker({ symbol: 'btcusdt' }), 'a ticker')).e, '24hrTicker');
        assert.equal((await next(streams.miniTicker({ symbol: 'btcusdt' }), 'a ticker')).e, '24hrMiniTicker');
    } },
    { call: 'stream of best prices', how: 'bookTicker', run: async () => {
        const ticker = await next(streams.bookTicker({ symbol: 'btcusdt' }), 'best prices');
        assert.ok(Number(ticker.b) < Number(ticker.a));
    } },
    { call: 'stream of klines', how: 'kline', run: async () => {
        assert.equal((await next(streams.kline({ symbol: 'btcusdt', interval: '1m' }), 'a kline')).k.i, '1m');
    } },
    { call: 'stream of own orders', how: 'userDataStreamSubscribeSignature', run: async () => {
        const { stream } = await api.userDataStreamSubscribeSignature();
        const events = [];
        stream.on('message', event => events.push(event));
        const order = await resting();
        await rest.deleteOrder({ symbol: ID, orderId: order.orderId });
        const seen = await until('its end', async () => {
            await new Promise(resolve => setTimeout(resolve, 10));
            return events;
        }, all => all.some(event => event.e === 'executionReport' && event.x === 'CANCELED'));
        assert.ok(seen.some(event => event.e === 'executionReport' && event.x === 'NEW' && event.i === order.orderId));
        assert.ok(seen.some(event => event.e === 'outboundAccountPosition'));
    } },
    { call: 'wrong key', how: 'UnauthorizedError', run: () => refused(UnauthorizedError, -2015,
        () => client({ apiKey: 'x'.repeat(64), secret: keys.hmac.secret }).restAPI.getAccount()) },
    { call: 'malformed key', how: 'UnauthorizedError', run: () => refused(UnauthorizedError, -2014,
        () => client({ apiKey: 'short', secret: keys.hmac.secret }).restAPI.getAccount()) },
    { call: 'wrong signature', how: 'BadRequestError', run: () => refused(BadRequestError, -1022,
        () => client({ apiKey: keys.hmac.apiKey, secret: 'wrong' }).restAPI.getAccount()) },
    { call: 'clock off', how: 'BadRequestError', run: async () => {
        const now = Date.now;
        try {
            for (const off of [-60_000, 60_000]) {
                Date.now = () => now() + off;
                await refused(BadRequestError, -1021, () => rest.getAccount());
            }
        } finally {
            Date.now = now;
        }
    } },
    { call: 'filter violated', how: 'BadRequestError', run: async () => {
        const order = await limit();
        await refused(BadRequestError, -1013, () => rest.newOrder({ ...order, quantity: '0.00000001' }));
        await refused(BadRequestError, -1013, () => rest.newOrder({ ...order, price: order.price + '1' }));
        await refused(BadRequestError, -1013, () => rest.newOrder({ ...order, quantity: 0.00001 }));
    } },
    { call: 'too little balance', how: 'BadRequestError', run: async () => {
        const order = await limit();
        await refused(BadRequestError, -2010, () => rest.newOrder({ ...order, quantity: 100 }));
    } },
    { call: 'unknown order', how: 'BadRequestError', run: async () => {
        await refused(BadRequestError, -2013, () => rest.getOrder({ symbol: ID, orderId: 999999999 }));
        await refused(BadRequestError, -2011, () => rest.deleteOrder({ symbol: ID, orderId: 999999999 }));
    } },
    { call: 'unknown symbol', how: 'BadRequestError', run: () => refused(BadRequestError, -1121,
        () => rest.depth({ symbol: 'NOSUCH' })) },
    { call: 'WebSocket API: refusal', how: '{code, msg}', run: async () => {
        const error = await thrown(() => limit().then(order => api.orderPlace({ ...order, quantity: 100 })));
        assert.deepEqual(error, { code: -2010, msg: 'Account has insufficient balance for requested action.' });
    } },
]);
