// binance, the client of siebly.
import assert from 'node:assert/strict';
import { DefaultLogger, MainClient, WebsocketAPIClient, WebsocketClient } from 'binance';
import { assertSorted, contract, keys, thrown, until, venue, within } from './harness.mjs';

const ID = 'BTCUSDT';
const API = 'mainWSAPI';

const quiet = { ...DefaultLogger, trace: () => {}, info: () => {}, error: () => {} };

function credentials(key) {
    return { api_key: key.apiKey, api_secret: key.secret };
}

/** The client for requests, pointed at the venue. */
function client(key) {
    // Its look at the server's clock goes to the real venue whatever the address says.
    return new MainClient({ ...credentials(key), baseUrl: venue.rest, disableTimeSync: true });
}

/** The client of the WebSocket API. */
function socket(key) {
    return new WebsocketAPIClient({ ...credentials(key), wsUrl: venue.ws, beautify: false, attachEventListeners: false },
        quiet);
}

const rest = client(keys.hmac);
const api = socket(keys.hmac);
const streams = new WebsocketClient({ wsUrl: venue.ws, beautify: false }, quiet);
let orderId;

async function price(factor = 0.9) {
    const ticker = await rest.getSymbolOrderBookTicker({ symbol: ID });
    return (Number(ticker.bidPrice) * factor).toFixed(2);
}

async function limit() {
    return { symbol: ID, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: await price() };
}

async function signed(parameters) {
    return { ...parameters, timestamp: Date.now() };
}

async function resting() {
    const order = await rest.submitNewOrder({ ...await limit(), newOrderRespType: 'RESULT' });
    assert.equal(order.status, 'NEW');
    return order;
}

/** This client throws plain objects with the venue's code and message. */
async function refused(code, call) {
    const error = await thrown(call);
    assert.equal(error.code, code, JSON.stringify(error));
    assert.equal(typeof error.message, 'string');
    assert.deepEqual(error.body, { code, msg: error.message });
}

/** The next event of a stream. */
async function next(name, event) {
    const arrived = within(new Promise(resolve => streams.on('message', message => {
        if (message.streamName === name) {
            resolve(message);
        }
    })), name);
    await streams.subscribe([name], 'main');
    const message = await arrived;
    if (event) {
        assert.equal(message.e, event);
        assert.equal(message.s, ID);
    }
    return message;
}

async function closedList(list) {
    assert.equal(list.contingencyType, 'OCO');
    assert.equal(list.listOrderStatus, 'EXECUTING');
    assert.equal((await rest.getOCO({ orderListId: list.orderListId })).orders.length, 2);
    assert.equal((await rest.cancelOCO({ symbol: ID, orderListId: list.orderListId })).listOrderStatus, 'ALL_DONE');
}

await contract([
    { call: 'server time', how: 'getSpotServerTime', run: async () => {
        const { result } = await api.getSpotServerTime();
        assert.ok(Math.abs(result.serverTime - Date.now()) < 60_000);
    } },
    { call: 'exchange info', how: 'getExchangeInfo', run: async () => {
        const info = await rest.getExchangeInfo({ symbols: [ID, 'ETHUSDT'] });
        assert.deepEqual(info.symbols.map(symbol => symbol.symbol).sort(), [ID, 'ETHUSDT']);
    } },
    { call: 'order book', how: 'getOrderBook', run: async () => {
        const book = await rest.getOrderBook({ symbol: ID, limit: 20 });
        assert.equal(book.bids.length, 20);
        assertSorted(book.bids.map(level => Number(level[0])), false, 'bids');
        assertSorted(book.asks.map(level => Number(level[0])), true, 'asks');
        assert.ok(rest.getRateLimitStates()['x-mbx-used-weight-1m'] > 0);
    } },
    { call: 'recent trades', how: 'getRecentTrades', run: async () => {
        const trades = await until('trades', () => rest.getRecentTrades({ symbol: ID }), some => some.length > 0);
        assert.ok(trades.every(trade => Number(trade.price) > 0));
        assert.ok((await rest.getHistoricalTrades({ symbol: ID })).length > 0);
    } },
    { call: 'aggregate trades', how: 'getAggregateTrades', run: async () => {
        assert.ok((await rest.getAggregateTrades({ symbol: ID })).length > 0);
    } },
    { call: 'klines', how: 'getKlines', run: async () => {
        assert.equal((await rest.getKlines({ symbol: ID, interval: '1m' })).at(-1)[0] % 60_000, 0);
        assert.ok((await rest.getUIKlines({ symbol: ID, interval: '1m' })).length > 0);
    } },
    { call: '24 h ticker', how: 'get24hrChangeStatistics', run: async () => {
        assert.ok(Number((await rest.get24hrChangeStatistics({ symbol: ID })).lastPrice) > 0);
        assert.ok(Number((await rest.getTradingDayTicker({ symbol: ID })).lastPrice) > 0);
        assert.ok(Number((await rest.getRollingWindowTicker({ symbol: ID })).lastPrice) > 0);
    } },
    { call: 'price ticker', how: 'getSymbolPriceTicker', run: async () => {
        assert.ok((await rest.getSymbolPriceTicker()).length > 1);
        assert.ok(Number((await rest.getAvgPrice({ symbol: ID })).price) > 0);
    } },
    { call: 'book ticker', how: 'getSymbolOrderBookTicker', run: async () => {
        const ticker = await rest.getSymbolOrderBookTicker({ symbol: ID });
        assert.ok(Number(ticker.bidPrice) < Number(ticker.askPrice));
    } },
    { call: 'balances', how: 'getAccountInformation', run: async () => {
        const account = await rest.getAccountInformation();
        assert.ok(Number(account.balances.find(balance => balance.asset === 'USDT').free) > 0);
        assert.ok((await rest.getBalances()).some(coin => coin.coin === 'USDT'));
    } },
    { call: 'commission', how: 'getSpotAccountCommission', run: async () => {
        const { result } = await api.getSpotAccountCommission(await signed({ symbol: ID }));
        assert.ok(result.standardCommission.taker);
    } },
    { call: 'test order', how: 'testNewOrder', run: async () => {
        assert.deepEqual(await rest.testNewOrder(await limit()), {});
        assert.equal((await rest.getOpenOrders({ symbol: ID })).length, 0);
    } },
    { call: 'limit order', how: 'submitNewOrder', run: async () => {
        const order = await rest.submitNewOrder(await limit());
        assert.ok(rest.getRateLimitStates()['x-mbx-order-count-1d'] > 0);
        orderId = order.orderId;
    } },
    { call: 'query order', how: 'getOrder', run: async () => {
        assert.equal((await rest.getOrder({ symbol: ID, orderId })).status, 'NEW');
    } },
    { call: 'open orders', how: 'getOpenOrders', run: async () => {
        assert.deepEqual((await rest.getOpenOrders({ symbol: ID })).map(order => order.orderId), [orderId]);
    } },
    { call: 'amend', how: 'amendSpotOrderKeepPriority', run: async () => {
        const { result } = await api.amendSpotOrderKeepPriority(await signed({ symbol: ID, orderId, newQty: 0.005 }));
        assert.equal(Number(result.amendedOrder.qty), 0.005);
    } },
    { call: 'cancel and replace', how: 'replaceOrder', run: async () => {
        const replaced = await rest.replaceOrder({ ...await limit(), cancelReplaceMode: 'STOP_ON_FAILURE',
            cancelOrderId: orderId });
        assert.equal(replaced.newOrderResult, 'SUCCESS');
        orderId = replaced.newOrderResponse.orderId;
    } },
    { call: 'cancel', how: 'cancelOrder', run: async () => {
        assert.equal((await rest.cancelOrder({ symbol: ID, orderId })).status, 'CANCELED');
    } },
    { call: 'cancel all', how: 'cancelAllSymbolOrders', run: async () => {
        await resting();
        await resting();
        const gone = await rest.cancelAllSymbolOrders({ symbol: ID });
        assert.deepEqual(gone.map(order => order.status), ['CANCELED', 'CANCELED']);
    } },
    { call: 'market order', how: 'submitNewOrder', run: async () => {
        const order = await rest.submitNewOrder({ symbol: ID, side: 'BUY', type: 'MARKET', quantity: 0.01,
            newOrderRespType: 'FULL' });
        assert.equal(order.status, 'FILLED');
        assert.ok(order.fills.length > 0);
        orderId = order.orderId;
    } },
    { call: 'market order by amount', how: 'submitNewOrder', run: async () => {
        const order = await rest.submitNewOrder({ symbol: ID, side: 'BUY', type: 'MARKET', quoteOrderQty: 100,
            newOrderRespType: 'FULL' });
        assert.ok(order.status === 'FILLED' && Number(order.cummulativeQuoteQty) <= 100);
    } },
    { call: 'stop order', how: 'submitNewOrder', run: async () => {
        const stop = await rest.submitNewOrder({ symbol: ID, side: 'SELL', type: 'STOP_LOSS_LIMIT', timeInForce: 'GTC',
            quantity: 0.01, price: await price(0.94), stopPrice: await price(0.95) });
        assert.equal((await rest.getOrder({ symbol: ID, orderId: stop.orderId })).isWorking, false);
        await rest.cancelOrder({ symbol: ID, orderId: stop.orderId });
    } },
    { call: 'OCO', how: 'submitNewOrderList', run: async () => {
        await closedList(await rest.submitNewOrderList({ symbol: ID, side: 'SELL', quantity: 0.01,
            aboveType: 'LIMIT_MAKER', abovePrice: await price(1.1), belowType: 'STOP_LOSS_LIMIT',
            belowStopPrice: await price(0.95), belowPrice: await price(0.94), belowTimeInForce: 'GTC' }));
    } },
    { call: 'OCO, old form', how: 'submitNewOCO', run: async () => {
        await closedList(await rest.submitNewOCO({ symbol: ID, side: 'SELL', quantity: 0.01, price: await price(1.1),
            stopPrice: await price(0.95), stopLimitPrice: await price(0.94), stopLimitTimeInForce: 'GTC' }));
    } },
    { call: 'order history', how: 'getAllOrders', run: async () => {
        const orders = await rest.getAllOrders({ symbol: ID });
        assert.equal(orders.find(order => order.orderId === orderId).status, 'FILLED');
    } },
    { call: 'own trades', how: 'getAccountTradeList', run: async () => {
        assert.ok((await rest.getAccountTradeList({ symbol: ID, orderId })).every(trade => trade.isBuyer));
    } },
    { call: 'RSA key', how: 'getAccountInformation', run: async () => {
        assert.equal((await client(keys.rsa).getAccountInformation()).accountType, 'SPOT');
    } },
    { call: 'Ed25519 key', how: 'getAccountInformation', run: async () => {
        assert.equal((await client(keys.ed25519).getAccountInformation()).accountType, 'SPOT');
    } },
    { call: 'WebSocket API: market data', how: 'getSpotOrderBook', run: async () => {
        assert.equal((await api.getSpotOrderBook({ symbol: ID, limit: 5 })).result.bids.length, 5);
        assert.ok((await api.getSpotKlines({ symbol: ID, interval: '1m' })).result.length > 0);
        assert.ok((await api.getSpotRecentTrades({ symbol: ID })).result.length > 0);
        assert.ok(Number((await api.getSpotSymbolPriceTicker({ symbol: ID })).result.price) > 0);
    } },
    { call: 'WebSocket API: log on', how: 'connectWSAPI', run: async () => {
        const session = socket(keys.ed25519);
        await session.getWSClient().connectWSAPI(API);
        assert.equal((await session.getSpotSessionStatus()).result.apiKey, keys.ed25519.apiKey);
        const { result } = await session.submitNewSpotOrder(await signed(await limit()));
        assert.equal((await session.cancelSpotOrder(await signed({ symbol: ID, orderId: result.orderId }))).result.status,
            'CANCELED');
    } },
    { call: 'WebSocket API: place', how: 'submitNewSpotOrder', run: async () => {
        const { result } = await api.submitNewSpotOrder(await signed({ ...await limit(), newOrderRespType: 'RESULT' }));
        assert.equal(result.status, 'NEW');
        orderId = result.orderId;
    } },
    { call: 'WebSocket API: query', how: 'getSpotOrderStatus', run: async () => {
        assert.equal((await api.getSpotOrderStatus(await signed({ symbol: ID, orderId }))).result.status, 'NEW');
        assert.equal((await api.getSpotOpenOrders(await signed({ symbol: ID }))).result.length, 1);
    } },
    { call: 'WebSocket API: cancel and replace', how: 'cancelReplaceSpotOrder', run: async () => {
        const { result } = await api.cancelReplaceSpotOrder(await signed({ ...await limit(),
            cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: orderId }));
        assert.equal(result.newOrderResult, 'SUCCESS');
        orderId = result.newOrderResponse.orderId;
    } },
    { call: 'WebSocket API: cancel', how: 'cancelSpotOrder', run: async () => {
        assert.equal((await api.cancelSpotOrder(await signed({ symbol: ID, orderId }))).result.status, 'CANCELED');
    } },
    { call: 'WebSocket API: cancel all', how: 'cancelAllSpotOpenOrders', run: async () => {
        await resting();
        assert.equal((await api.cancelAllSpotOpenOrders(await signed({ symbol: ID }))).result.length, 1);
    } },
    { call: 'WebSocket API: account', how: 'getSpotAccountInformation', run: async () => {
        assert.equal((await api.getSpotAccountInformation(await signed({}))).result.accountType, 'SPOT');
        assert.ok((await api.getSpotMyTrades(await signed({ symbol: ID }))).result.length > 0);
    } },
    { call: 'stream of the order book', how: 'subscribe', run: async () => {
        const diff = await next('btcusdt@depth@100ms', 'depthUpdate');
        assert.ok(diff.U <= diff.u);
    } },
    { call: 'stream of trades', how: 'subscribe', run: async () => {
        await next('btcusdt@trade', 'trade');
        await next('btcusdt@aggTrade', 'aggTrade');
    } },
    { call: 'stream of tickers', how: 'subscribe', run: async () => {
        await next('btcusdt@ticker', '24hrTicker');
        await next('btcusdt@miniTicker', '24hrMiniTicker');
    } },
    { call: 'stream of best prices', how: 'subscribe', run: async () => {
        const ticker = await next('btcusdt@bookTicker');
        assert.ok(Number(ticker.b) < Number(ticker.a));
    } },
    { call: 'stream of klines', how: 'subscribe', run: async () => {
        assert.equal((await next('btcusdt@kline_1m', 'kline')).k.i, '1m');
    } },
    { call: 'stream of own orders', how: 'subscribeUserDataStream', run: async () => {
        const events = [];
        api.getWSClient().on('message', event => events.push(event));
        await api.subscribeUserDataStream(API);
        const order = await resting();
        await rest.cancelOrder({ symbol: ID, orderId: order.orderId });
        await until('its end', async () => {
            await new Promise(resolve => setTimeout(resolve, 10));
            return events;
        }, all => all.some(event => event.e === 'executionReport' && event.x === 'CANCELED'));
        assert.ok(events.some(event => event.x === 'NEW' && event.i === order.orderId));
        assert.ok(events.some(event => event.e === 'outboundAccountPosition'));
    } },
    { call: 'wrong key', how: '{code, message}', run: () => refused(-2015,
        () => client({ apiKey: 'x'.repeat(64), secret: keys.hmac.secret }).getAccountInformation()) },
    { call: 'malformed key', how: '{code, message}', run: () => refused(-2014,
        () => client({ apiKey: 'short', secret: keys.hmac.secret }).getAccountInformation()) },
    { call: 'wrong signature', how: '{code, message}', run: () => refused(-1022,
        () => client({ apiKey: keys.hmac.apiKey, secret: 'wrong' }).getAccountInformation()) },
    { call: 'clock off', how: '{code, message}', run: async () => {
        for (const off of [-60_000, 60_000]) {
            const late = client(keys.hmac);
            late.setTimeOffset(off);
            await refused(-1021, () => late.getAccountInformation());
        }
    } },
    { call: 'filter violated', how: '{code, message}', run: async () => {
        const order = await limit();
        await refused(-1013, () => rest.submitNewOrder({ ...order, quantity: '0.00000001' }));
        await refused(-1013, () => rest.submitNewOrder({ ...order, price: order.price + '1' }));
    } },
    { call: 'too little balance', how: '{code, message}', run: async () => {
        const order = await limit();
        await refused(-2010, () => rest.submitNewOrder({ ...order, quantity: 100 }));
    } },
    { call: 'unknown order', how: '{code, message}', run: async () => {
        await refused(-2013, () => rest.getOrder({ symbol: ID, orderId: 999999999 }));
        await refused(-2011, () => rest.cancelOrder({ symbol: ID, orderId: 999999999 }));
    } },
    { call: 'unknown symbol', how: '{code, message}', run: () => refused(-1121,
        () => rest.getOrderBook({ symbol: 'NOSUCH' })) },
    { call: 'WebSocket API: refusal', how: '{status, error}', run: async () => {
        const order = await limit();
        const answer = await thrown(async () => api.submitNewSpotOrder(await signed({ ...order, quantity: 100 })));
        assert.equal(answer.status, 400);
        assert.deepEqual(answer.error,
            { code: -2010, msg: 'Account has insufficient balance for requested action.' });
    } },
]);
