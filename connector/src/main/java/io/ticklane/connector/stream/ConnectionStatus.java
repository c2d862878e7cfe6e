package io.ticklane.connector.stream;

/**
 * One connection at one moment; the numbers rise over its reconnects.
 *
 * @param connection number from 0
 * @param streams subscribed, or to be
 * @param bytes read after the handshake
 * @param frames text frames decoded
 * @param reads of the socket that brought bytes
 * @param reconnects how often it was up again after it had been up before
 * @param lastBytesNanos when bytes came last, monotonic; 0 if never
 * @param lastReason why it last went down or could not come up, or empty
 */
public record ConnectionStatus(int connection, ConnectionState state, int streams, long bytes, long frames,
        long reads, long reconnects, long lastBytesNanos, String lastReason) {}
