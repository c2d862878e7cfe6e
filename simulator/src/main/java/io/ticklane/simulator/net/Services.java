package io.ticklane.simulator.net;

import io.ticklane.simulator.api.ws.WsApi;
import io.ticklane.simulator.stream.StreamHub;

/**
 * What a venue's port gives access to.
 *
 * @param rest answers HTTP requests
 * @param ws answers WebSocket requests, and says who may connect
 * @param hub market streams
 * @param beforeRequest brings the market to the present before a WebSocket request is looked at
 */
public record Services(HttpService rest, WsApi ws, StreamHub hub, Runnable beforeRequest) {}
