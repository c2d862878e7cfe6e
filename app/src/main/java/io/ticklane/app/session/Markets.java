package io.ticklane.app.session;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.run.MarketSource;
import io.ticklane.app.run.SimulatorPlan;
import io.ticklane.connector.spot.StreamKind;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.api.access.AccountsFile;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.synthetic.Symbols;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Configurations of simulators. Any thread. */
final class Markets {
    private Markets() {}

    /** For a session in the same process; nobody is refused for asking too often there. */
    static SimulatorConfig embedded(AppConfig config, MarketSource market) {
        if (market.kind() == MarketSource.Kind.SYNTHETIC) {
            config.symbols().forEach(Markets::checkListed);
        }
        return with(market, config.simulator().eventsPerSecond(),
                SimulatorConfig.builder().symbols(config.symbols()).tls(config.simulator().tls())).build();
    }

    /** A mistyped symbol must not trade at a made-up price. */
    private static void checkListed(String symbol) {
        if (!Symbols.listed(symbol)) {
            throw new Refusal("symbols: the simulator has no " + symbol
                    + Nearest.hint(symbol, Symbols.names())
                    + " It has SYM0001USDT, SYM0002USDT and so on, and "
                    + String.join(", ", Symbols.names()));
        }
    }

    /** For a simulator on its own. */
    static SimulatorConfig alone(SimulatorPlan plan) {
        SimulatorConfig.Builder builder = with(plan.market(), plan.config().simulator().eventsPerSecond(),
                SimulatorConfig.builder().port(plan.port()).adminPort(plan.adminPort()).tls(plan.tls())
                        .symbols(plan.symbols()).listenKeys(plan.config().simulator().listenKeys()));
        if (plan.symbolCount() > 0) {
            builder.symbolCount(plan.symbolCount());
        }
        Path accounts = plan.accounts();
        if (accounts != null) {
            builder.accounts(AccountsFile.read(accounts));
        }
        Path faults = plan.faults();
        if (faults != null) {
            builder.faultsFile(faults);
        }
        plan.nowMillis().ifPresent(builder::now);
        return switch (plan.limits()) {
            case "on" -> builder.limits(RateLimits.STANDARD).build();
            case "off" -> builder.limits(RateLimits.OFF).frameLimit(false).build();
            default -> builder.limits(RateLimits.read(Path.of(plan.limits()))).build();
        };
    }

    /** What to tell of a market that could not be opened; a malformed line is named with what to do about it. */
    static Refusal refusal(RuntimeException e, MarketSource market) {
        String message = String.valueOf(e.getMessage());
        boolean line = market.files().stream()
                .anyMatch(file -> message.matches(Pattern.quote(file.toString()) + ":\\d+: .*"));
        return new Refusal(line ? message + "; mend that line or name another capture" : message, e);
    }

    /** The kinds among names such as {@code btcusdt@depth@100ms}. */
    static Set<StreamKind> kinds(List<String> streams) {
        Set<StreamKind> kinds = EnumSet.noneOf(StreamKind.class);
        for (StreamKind kind : StreamKind.values()) {
            for (String stream : streams) {
                if (stream.endsWith("@" + kind.suffix())) {
                    kinds.add(kind);
                }
            }
        }
        return kinds;
    }

    private static SimulatorConfig.Builder with(MarketSource market, int eventsPerSecond,
            SimulatorConfig.Builder builder) {
        return switch (market.kind()) {
            case SYNTHETIC -> builder.synthetic(market.seed()).eventsPerSecond(eventsPerSecond);
            case RECORDED -> builder.playback(market.files(), market.speed());
            case MANUAL -> builder.manual();
        };
    }
}
