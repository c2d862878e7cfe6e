package io.ticklane.bench.duel;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.endtoend.Cores;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.bridge.AwakeProcessors;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who can take part. What is not ours is fetched when it is asked for the first time. One thread. */
final class Peers {
    static final String ALL = "all";
    static final String NONE = "none";

    private static final List<Peer> KNOWN = List.of(
            new Peer("xchange", "XChange", "xchange-stream-binance-",
                    "WebSocket API, logged on with Ed25519; its own limiters set beyond reach", true),
            new Peer("binance-connector-java", "BinanceConnectorJava", "binance-connector-java-",
                    "WebSocket API, logged on with Ed25519; org.json", false),
            new Peer("binance-common", "BinanceCommon", "binance-common-",
                    "WebSocket API, logged on with Ed25519; its own Gson", true));

    private static final List<Peer> KNOWN_OF_NODE = List.of(
            new Peer("ccxt", "ccxt.mjs", "ccxt",
                    "WebSocket API, signed with HMAC each time, as it does; its own throttle off", false),
            new Peer("binance-spot", "binance-spot.mjs", "@binance/spot",
                    "WebSocket API, logged on with Ed25519", false));

    /**
     * Another connector.
     *
     * @param source its main class in {@code bench/peers/java/src}, or its script in {@code bench/peers/node}
     * @param library how the name of the jar begins that tells its version, or its package
     */
    private record Peer(String name, String source, String library, String how, boolean lateAnswers) {}

    private Peers() {}

    /**
     * Ours, spinning, blocking and, where processors can be kept from halting, awake; the echo; and those.
     *
     * @param wanted {@code all}, {@code none} or names with commas between
     * @param cores where a thread that spins may stay; null leaves it to the system
     */
    static List<Participant> named(String wanted, @Nullable Cores cores, PrintStream progress)
            throws InterruptedException {
        List<String> names = names(wanted);
        List<Participant> participants = new ArrayList<>(
                List.of(ours(Ours.SPINNING, cores), ours(Ours.BLOCKING, null)));
        if (AwakeProcessors.obstacle().isEmpty()) {
            participants.add(ours(Ours.AWAKE, null));
        } else {
            progress.println("without ticklane, awake: " + AwakeProcessors.obstacle());
        }
        participants.add(echo(cores));
        Workshop workshop = Workshop.here(progress);
        for (Peer peer : KNOWN) {
            if (names.contains(peer.name())) {
                participants.add(java(workshop, peer));
            }
        }
        for (Peer peer : KNOWN_OF_NODE) {
            if (names.contains(peer.name())) {
                participants.add(node(workshop, peer));
            }
        }
        return participants;
    }

    private static List<String> names(String wanted) {
        List<String> known = Stream.concat(KNOWN.stream(), KNOWN_OF_NODE.stream()).map(Peer::name).toList();
        if (wanted.equals(ALL)) {
            return known;
        }
        List<String> names = wanted.equals(NONE) ? List.of() : List.of(wanted.split(",", -1));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new Refusal("--peers " + name + ": expected all, none or some of "
                        + String.join(", ", known) + Nearest.hint(name, known));
            }
        }
        return names;
    }

    private static Participant ours(String reading, @Nullable Cores cores) {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(Ours.class.getName(), reading, cores == null ? "" : cores.firstReceiver()));
        String thread = switch (reading) {
            case Ours.SPINNING -> "spins" + (cores == null ? "" : " and stays on a processor (threads.pin)");
            case Ours.AWAKE -> "sleeps in read, and processors do not halt meanwhile (threads.awake)";
            default -> "sleeps in read";
        };
        return new Participant("ticklane, " + reading, "",
                "WebSocket API, logged on with Ed25519; its stream's thread " + thread,
                Kind.OURS, false, command, "");
    }

    private static Participant echo(@Nullable Cores cores) {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(Echo.class.getName(), cores == null ? "" : cores.firstReceiver()));
        return new Participant("echo", "",
                "no connector: a loop by hand that spins, sends a frame made before, and checks nothing",
                Kind.FLOOR, false, command, "");
    }

    private static Participant java(Workshop workshop, Peer peer) throws InterruptedException {
        Path jars = workshop.jars(peer.name());
        String missing = workshop.fetchJars(peer.name());
        Path classes = workshop.classes(peer.name());
        if (missing.isEmpty()) {
            missing = workshop.compile(peer.name(), peer.source());
        }
        // With the JVM's own defaults: our flags, a heap of 64 MiB among them, would be a handicap.
        List<String> command = List.of(Workshop.tool("java"), "-cp", Workshop.classPath(classes, jars),
                peer.source());
        return new Participant(peer.name(), Workshop.version(jars, peer.library()), peer.how(), Kind.JAVA,
                peer.lateAnswers(), command, missing);
    }

    private static Participant node(Workshop workshop, Peer peer) throws InterruptedException {
        String missing = workshop.fetchPackages();
        Path script = workshop.packages().resolve(peer.source());
        return new Participant(peer.name(), workshop.packageVersion(peer.library()), peer.how(), Kind.NODE,
                peer.lateAnswers(), List.of("node", script.toString()), missing);
    }
}
