package io.ticklane.bench.micro;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.MarketDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The events of JSON frames written in SBE, so that both hold the same. One thread. */
final class SbeFrames implements InboundHandler {
    private static final int TICK = 10_001;
    private static final int TRADES = 10_000;
    private static final int DIFF = 10_003;
    private static final int TICK_BLOCK = 50;
    private static final int TRADES_BLOCK = 18;
    private static final int TRADE_BLOCK = 25;
    private static final int DIFF_BLOCK = 26;
    private static final int LEVEL_BLOCK = 16;
    private static final long MICROS_IN_MILLI = 1000;

    private final Instruments instruments;
    private final int decimals;
    private final ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    /** @param decimals how many all numbers have; 0 for those of their instrument */
    SbeFrames(Instruments instruments, int decimals) {
        this.instruments = instruments;
        this.decimals = decimals;
    }

    /** Each of them in SBE. */
    byte[][] of(byte[][] json) {
        MarketDecoder decoder = new MarketDecoder(instruments, this);
        byte[][] frames = new byte[json.length][];
        for (int i = 0; i < json.length; i++) {
            if (decoder.decode(json[i], 0, json[i].length, 0) != MarketDecoder.MARKET_DATA) {
                throw new IllegalStateException(
                        "not decoded: " + new String(json[i], StandardCharsets.US_ASCII));
            }
            frames[i] = Arrays.copyOf(out.array(), out.position());
        }
        return frames;
    }

    @Override
    public void onTick(Tick tick) {
        Instrument pair = begin(TICK, TICK_BLOCK, tick.instrumentId);
        out.putLong(0).putLong(tick.updateId);
        exponents(pair);
        price(pair, tick.bidPrice);
        quantity(pair, tick.bidQuantity);
        price(pair, tick.askPrice);
        quantity(pair, tick.askQuantity);
        end(pair);
    }

    @Override
    public void onTrade(Trade trade) {
        Instrument pair = begin(TRADES, TRADES_BLOCK, trade.instrumentId);
        out.putLong(trade.eventTime * MICROS_IN_MILLI).putLong(trade.tradeTime * MICROS_IN_MILLI);
        exponents(pair);
        out.putShort((short) TRADE_BLOCK).putInt(1);
        out.putLong(trade.tradeId);
        price(pair, trade.price);
        quantity(pair, trade.quantity);
        out.put((byte) (trade.buyerIsMaker ? 1 : 0));
        end(pair);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        Instrument pair = begin(DIFF, DIFF_BLOCK, diff.instrumentId);
        out.putLong(diff.eventTime * MICROS_IN_MILLI).putLong(diff.firstUpdateId).putLong(diff.lastUpdateId);
        exponents(pair);
        side(pair, diff.bids, diff.bidPrices, diff.bidQuantities);
        side(pair, diff.asks, diff.askPrices, diff.askQuantities);
        end(pair);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        throw new IllegalStateException("no frame holds an execution");
    }

    @Override
    public void onFeed(FeedEvent event) {
        throw new IllegalStateException("frames must follow each other: " + event.reason());
    }

    private Instrument begin(int template, int block, int instrument) {
        out.clear();
        out.putShort((short) block).putShort((short) template).putShort((short) 1).putShort((short) 0);
        return instruments.get(instrument);
    }

    private void exponents(Instrument pair) {
        out.put((byte) -decimals(pair.priceScale())).put((byte) -decimals(pair.quantityScale()));
    }

    private void side(Instrument pair, int levels, long[] prices, long[] quantities) {
        out.putShort((short) LEVEL_BLOCK).putShort((short) levels);
        for (int i = 0; i < levels; i++) {
            price(pair, prices[i]);
            quantity(pair, quantities[i]);
        }
    }

    private void price(Instrument pair, long value) {
        out.putLong(Decimals.rescale(value, pair.priceScale(), decimals(pair.priceScale())));
    }

    private void quantity(Instrument pair, long value) {
        out.putLong(Decimals.rescale(value, pair.quantityScale(), decimals(pair.quantityScale())));
    }

    private int decimals(int scale) {
        return decimals == 0 ? scale : decimals;
    }

    private void end(Instrument pair) {
        byte[] symbol = pair.symbol().getBytes(StandardCharsets.US_ASCII);
        out.put((byte) symbol.length).put(symbol);
    }
}
