// ccxt, its unified calls; where they leave something out, its implicit ones.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { assertSorted, contract, keys, thrown, until, venue } from './harness.mjs';

const SYMBOL = 'BTC/USDT';
const ID = 'BTCUSDT';

/** The client, pointed at the venue. */
async function client(key, options = {}) {
    const exchange = new ccxt.pro.binance({
        apiKey: key?.apiKey,
        secret: key?.secret,
        // The venue is a spot exchange: do not ask for the derivatives' markets.
        options: { fetchMarkets: { types: ['spot'] }, ...options },
    });
    const api = exchange.urls.api;
    for (const name of Object.keys(api)) {
        if (typeof api[name] === 'string') {
            api[name] = api[name].replace('https://api.binance.com', venue.rest);
        }
    }
    api.ws.spot = venue.ws + '/ws';
    api.ws['ws-api'].spot = venue.wsapi;
    // Needed once for ws:// in place of wss://.
    await exchange.loadHttpProxyAgent();
    return exchange;
}

const exchange = await client(keys.hmac);
let orderId;

/** A price so far below the market that nobody sells there, yet within the filters. */
async function farBelow() {
    const book = await exchange.fetchOrderBook(SYMBOL, 5);
    return Number(exchange.priceToPrecision(SYMBOL, book.bids[0][0] * 0.9));
}

async function resting(amount = 0.01) {
    const order = await exchange.createOrder(SYMBOL, 'limit', 'buy', amount, await farBelow());
    assert.equal(order.status, 'open');
    return order;
}

/** Right place, wrong answer: the class, and no subclass of it. */
async function refused(type, call) {
    const error = await thrown(call);
    assert.equal(error.constructor.name, type.name, error.stack);
}

async function oco(path) {
    const price = await farBelow();
    const tick = value => exchange.priceToPrecision(SYMBOL, value);
    const request = { symbol: ID, side: 'SELL', quantity: '0.01' };
    const list = path === 'order/oco'
        ? await exchange.privatePostOrderOco({ ...request, price: tick(price * 1.3), stopPrice: tick(price * 0.95),
            stopLimitPrice: tick(price * 0.94), stopLimitTimeInForce: 'GTC' })
        : await exchange.privatePostOrderListOco({ ...request, aboveType: 'LIMIT_MAKER', abovePrice: tick(price * 1.3),
            belowType: 'STOP_LOSS_LIMIT', belowStopPrice: tick(price * 0.95), belowPrice: tick(price * 0.94),
            belowTimeInForce: 'GTC' });
    assert.equal(list.contingencyType, 'OCO');
    assert.equal(list.listOrderStatus, 'EXECUTING');
    assert.equal(list.orders.length, 2);
    const open = await exchange.fetchOpenOrders(SYMBOL);
    for (const leg of list.orders) {
        assert.ok(open.some(order => order.id === String(leg.orderId)), `${leg.orderId} is open`);
    }
    const ended = await exchange.privateDeleteOrderList({ symbol: ID, orderListId: list.orderListId });
    assert.equal(ended.listOrderStatus, 'ALL_DONE');
}

await contract([
    { call: 'server time', how: 'fetchTime', run: async () => {
        assert.ok(Math.abs(await exchange.fetchTime() - Date.now()) < 60_000);
    } },
    { call: 'exchange info', how: 'loadMarkets', run: async () => {
        const market = (await exchange.loadMarkets())[SYMBOL];
        assert.ok(market.active && market.spot);
        assert.equal(market.id, ID);
        assert.ok(market.limits.amount.min > 0 && market.precision.price > 0);
        assert.ok(exchange.currencies.USDT, 'currencies by /sapi/v1/capital/config/getall');
    } },
    { call: 'order book', how: 'fetchOrderBook', run: async () => {
        const book = await exchange.fetchOrderBook(SYMBOL, 20);
        assert.equal(book.bids.length, 20);
        assertSorted(book.bids.map(level => level[0]), false, 'bids');
        assertSorted(book.asks.map(level => level[0]), true, 'asks');
        assert.ok(book.bids[0][0] < book.asks[0][0]);
        assert.ok(book.nonce > 0);
    } },
    { call: 'recent trades', how: 'fetchTrades', run: async () => {
        const trades = await until('trades', () => exchange.fetchTrades(SYMBOL, undefined, 50,
            { fetchTradesMethod: 'publicGetTrades' }), some => some.length > 0);
        assert.ok(trades.every(trade => trade.price > 0 && trade.amount > 0 && trade.side));
    } },
    { call: 'aggregate trades', how: 'fetchTrades', run: async () => {
        const trades = await exchange.fetchTrades(SYMBOL, undefined, 50);
        assert.ok(trades.length > 0);
        assert.ok(trades.every(trade => trade.price > 0 && trade.info.f !== undefined));
    } },
    { call: 'klines', how: 'fetchOHLCV', run: async () => {
        const bars = await exchange.fetchOHLCV(SYMBOL, '1m');
        assert.ok(bars.length > 0);
        const [time, open, high, low, close] = bars.at(-1);
        assert.equal(time % 60_000, 0);
        assert.ok(low <= open && open <= high && low <= close && close <= high);
    } },
    { call: '24 h ticker', how: 'fetchTicker', run: async () => {
        const ticker = await exchange.fetchTicker(SYMBOL);
        assert.ok(ticker.last > 0 && ticker.bid < ticker.ask && ticker.baseVolume > 0);
        assert.ok(ticker.low <= ticker.last && ticker.last <= ticker.high);
    } },
    { call: 'price ticker', how: 'fetchLastPrices', run: async () => {
        assert.ok((await exchange.fetchLastPrices([SYMBOL]))[SYMBOL].price > 0);
    } },
    { call: 'book ticker', how: 'fetchBidsAsks', run: async () => {
        const ticker = (await exchange.fetchBidsAsks([SYMBOL]))[SYMBOL];
        assert.ok(ticker.bid < ticker.ask);
    } },
    { call: 'balances', how: 'fetchBalance', run: async () => {
        const balance = await exchange.fetchBalance();
        assert.ok(balance.USDT.free > 0);
        assert.equal(balance.USDT.total, balance.USDT.free + balance.USDT.used);
    } },
    { call: 'commission', how: 'privateGetAccountCommission', run: async () => {
        assert.ok('taker' in (await exchange.privateGetAccountCommission({ symbol: ID })).standardCommission);
    } },
    { call: 'test order', how: 'createOrder', run: async () => {
        await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, await farBelow(), { test: true });
        assert.equal((await exchange.fetchOpenOrders(SYMBOL)).length, 0);
    } },
    { call: 'limit order', how: 'createOrder', run: async () => {
        const order = await resting();
        assert.equal(order.filled, 0);
        assert.match(order.clientOrderId, /^x-TKT5PX2F/);
        orderId = order.id;
    } },
    { call: 'query order', how: 'fetchOrder', run: async () => {
        const order = await exchange.fetchOrder(orderId, SYMBOL);
        assert.equal(order.status, 'open');
        assert.equal(order.amount, 0.01);
    } },
    { call: 'open orders', how: 'fetchOpenOrders', run: async () => {
        assert.ok((await exchange.fetchOpenOrders(SYMBOL)).some(order => order.id === orderId));
    } },
    { call: 'amend', why: 'has no such call for spot' },
    { call: 'cancel and replace', how: 'editOrder', run: async () => {
        const edited = await exchange.editOrder(orderId, SYMBOL, 'limit', 'buy', 0.02, await farBelow());
        assert.notEqual(edited.id, orderId);
        assert.equal(edited.amount, 0.02);
        assert.equal((await exchange.fetchOrder(orderId, SYMBOL)).status, 'canceled');
        orderId = edited.id;
    } },
    { call: 'cancel', how: 'cancelOrder', run: async () => {
        assert.equal((await exchange.cancelOrder(orderId, SYMBOL)).status, 'canceled');
    } },
    { call: 'cancel all', how: 'cancelAllOrders', run: async () => {
        await resting();
        await resting();
        const gone = await exchange.cancelAllOrders(SYMBOL);
        assert.equal(gone.length, 2);
        assert.ok(gone.every(order => order.status === 'canceled'));
    } },
    { call: 'market order', how: 'createOrder', run: async () => {
        const order = await exchange.createOrder(SYMBOL, 'market', 'buy', 0.01);
        assert.equal(order.status, 'closed');
        assert.equal(order.filled, 0.01);
        assert.ok(order.trades.length > 0 && order.average > 0);
        orderId = order.id;
    } },
    { call: 'market order by amount', how: 'createMarketBuyOrderWithCost', run: async () => {
        const order = await exchange.createMarketBuyOrderWithCost(SYMBOL, 100);
        assert.equal(order.status, 'closed');
        assert.ok(order.cost > 90 && order.cost <= 100);
    } },
    { call: 'stop order', how: 'createOrder', run: async () => {
        const price = await farBelow();
        const stop = await exchange.createOrder(SYMBOL, 'limit', 'sell', 0.01, price, { stopLossPrice: price });
        assert.equal((await exchange.fetchOrder(stop.id, SYMBOL)).triggerPrice, price);
        await exchange.cancelOrder(stop.id, SYMBOL);
    } },
    { call: 'OCO', how: 'privatePostOrderListOco', run: () => oco('orderList/oco') },
    { call: 'OCO, old form', how: 'privatePostOrderOco', run: () => oco('order/oco') },
    { call: 'order history', how: 'fetchOrders', run: async () => {
        const orders = await exchange.fetchOrders(SYMBOL);
        assert.equal(orders.find(order => order.id === orderId).status, 'closed');
    } },
    { call: 'own trades', how: 'fetchMyTrades', run: async () => {
        const trades = await exchange.fetchMyTrades(SYMBOL);
        const mine = trades.filter(trade => trade.order === orderId);
        assert.ok(mine.length > 0 && mine.every(trade => trade.takerOrMaker === 'taker' && trade.fee.currency));
    } },
    { call: 'RSA key', how: 'fetchBalance', run: async () => {
        assert.ok((await (await client(keys.rsa)).fetchBalance()).USDT.free > 0);
    } },
    { call: 'Ed25519 key', how: 'fetchBalance', run: async () => {
        assert.ok((await (await client(keys.ed25519)).fetchBalance()).USDT.free > 0);
    } },
    { call: 'WebSocket API: market data', how: 'fetchOHLCVWs', run: async () => {
        assert.ok((await exchange.fetchOHLCVWs(SYMBOL, '1m')).length > 0);
        assert.ok((await exchange.fetchTradesWs(SYMBOL)).length > 0);
    } },
    { call: 'WebSocket API: log on', why: 'signs every request instead' },
    { call: 'WebSocket API: place', how: 'createOrderWs', run: async () => {
        const order = await exchange.createOrderWs(SYMBOL, 'limit', 'buy', 0.01, await farBelow());
        assert.equal(order.status, 'open');
        orderId = order.id;
    } },
    { call: 'WebSocket API: query', how: 'fetchOrderWs', run: async () => {
        assert.equal((await exchange.fetchOrderWs(orderId, SYMBOL)).status, 'open');
        assert.ok((await exchange.fetchOpenOrdersWs(SYMBOL)).length > 0);
    } },
    { call: 'WebSocket API: cancel and replace', how: 'editOrderWs', run: async () => {
        const edited = await exchange.editOrderWs(orderId, SYMBOL, 'limit', 'buy', 0.02, await farBelow());
        assert.notEqual(edited.id, orderId);
        orderId = edited.id;
    } },
    { call: 'WebSocket API: cancel', how: 'cancelOrderWs', run: async () => {
        assert.equal((await exchange.cancelOrderWs(orderId, SYMBOL)).status, 'canceled');
    } },
    { call: 'WebSocket API: cancel all', how: 'cancelAllOrdersWs', run: async () => {
        await resting();
        assert.equal((await exchange.cancelAllOrdersWs(SYMBOL)).length, 1);
    } },
    { call: 'WebSocket API: account', how: 'fetchBalanceWs', run: async () => {
        // It leaves the balances of a spot account in the venue's words.
        assert.equal((await exchange.fetchBalanceWs()).info.accountType, 'SPOT');
        assert.ok((await exchange.fetchMyTradesWs(SYMBOL)).length > 0);
    } },
    { call: 'stream of the order book', how: 'watchOrderBook', run: async () => {
        const first = (await exchange.watchOrderBook(SYMBOL)).nonce;
        const book = await until('a newer book', () => exchange.watchOrderBook(SYMBOL), next => next.nonce > first);
        assert.ok(book.bids[0][0] < book.asks[0][0]);
    } },
    { call: 'stream of trades', how: 'watchTrades', run: async () => {
        const trades = await exchange.watchTrades(SYMBOL);
        assert.ok(trades[0].price > 0 && trades[0].symbol === SYMBOL);
    } },
    { call: 'stream of tickers', how: 'watchTicker', run: async () => {
        assert.ok((await exchange.watchTicker(SYMBOL)).last > 0);
    } },
    { call: 'stream of best prices', how: 'watchBidsAsks', run: async () => {
        const ticker = (await exchange.watchBidsAsks([SYMBOL]))[SYMBOL];
        assert.ok(ticker.bid < ticker.ask);
    } },
    { call: 'stream of klines', how: 'watchOHLCV', run: async () => {
        assert.equal((await exchange.watchOHLCV(SYMBOL, '1m'))[0].length, 6);
    } },
    { call: 'stream of own orders', how: 'watchOrders', run: async () => {
        // To watch is to wait for what comes next, so it has to be asked for before it is made.
        await exchange.authenticate();
        const begun = exchange.watchOrders(SYMBOL);
        const balance = exchange.watchBalance();
        let order = await resting();
        assert.ok((await begun).some(next => next.id === order.id && next.status === 'open'));
        assert.ok((await balance).USDT.used > 0);
        const ended = exchange.watchOrders(SYMBOL);
        await exchange.cancelOrder(order.id, SYMBOL);
        assert.ok((await ended).some(next => next.id === order.id && next.status === 'canceled'));
        const fills = exchange.watchMyTrades(SYMBOL);
        order = await exchange.createOrder(SYMBOL, 'market', 'sell', 0.01);
        assert.ok((await fills).some(trade => trade.order === order.id));
    } },
    { call: 'wrong key', how: 'AuthenticationError', run: async () => {
        const stranger = await client({ apiKey: 'x'.repeat(64), secret: keys.hmac.secret }, { fetchCurrencies: false });
        stranger.markets = exchange.markets;
        await refused(ccxt.AuthenticationError, () => stranger.privateGetAccount());
    } },
    { call: 'malformed key', how: 'AuthenticationError', run: async () => {
        const stranger = await client({ apiKey: 'short', secret: keys.hmac.secret });
        await refused(ccxt.AuthenticationError, () => stranger.privateGetAccount());
    } },
    { call: 'wrong signature', how: 'AuthenticationError', run: async () => {
        const forger = await client({ apiKey: keys.hmac.apiKey, secret: 'wrong' });
        await refused(ccxt.AuthenticationError, () => forger.privateGetAccount());
    } },
    { call: 'clock off', how: 'InvalidNonce', run: async () => {
        for (const off of [-60_000, 60_000]) {
            const late = await client(keys.hmac);
            late.nonce = () => Date.now() + off;
            await refused(ccxt.InvalidNonce, () => late.privateGetAccount());
        }
    } },
    { call: 'filter violated', how: 'InvalidOrder', run: async () => {
        const order = { symbol: ID, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC' };
        const price = exchange.priceToPrecision(SYMBOL, await farBelow());
        await refused(ccxt.InvalidOrder, () => exchange.privatePostOrder({ ...order, price, quantity: '0.0000001' }));
        await refused(ccxt.InvalidOrder,
            () => exchange.privatePostOrder({ ...order, price: price + '01', quantity: '0.01' }));
    } },
    { call: 'too little balance', how: 'InsufficientFunds', run: async () => {
        const price = await farBelow();
        const balance = (await exchange.fetchBalance()).USDT.free;
        await refused(ccxt.InsufficientFunds,
            () => exchange.createOrder(SYMBOL, 'limit', 'buy', Math.ceil(balance / price) + 1, price));
    } },
    { call: 'unknown order', how: 'OrderNotFound', run: async () => {
        await refused(ccxt.OrderNotFound, () => exchange.fetchOrder('999999999', SYMBOL));
        await refused(ccxt.OrderNotFound, () => exchange.cancelOrder('999999999', SYMBOL));
    } },
    { call: 'unknown symbol', how: 'BadSymbol', run: async () => {
        await refused(ccxt.BadSymbol, () => exchange.publicGetDepth({ symbol: 'NOSUCH' }));
    } },
    { call: 'WebSocket API: refusal', how: 'InsufficientFunds', run: async () => {
        const price = await farBelow();
        const balance = (await exchange.fetchBalance()).USDT.free;
        await refused(ccxt.InsufficientFunds,
            () => exchange.createOrderWs(SYMBOL, 'limit', 'buy', Math.ceil(balance / price) + 1, price));
    } },
]);
