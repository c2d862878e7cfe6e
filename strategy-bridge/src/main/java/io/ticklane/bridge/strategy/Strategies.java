package io.ticklane.bridge.strategy;

import io.ticklane.bridge.Strategy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/** Finds strategies by name. Stateless; any thread. */
public final class Strategies {
    /** What {@link #byName} knows beside class names. */
    public static final List<String> NAMES = List.of("spread-crosser", "market-maker");

    private Strategies() {}

    /** As {@link #byName(String, Map)} with a strategy's own defaults. */
    public static Strategy byName(String name) {
        return byName(name, Map.of());
    }

    /**
     * A new strategy of that name.
     *
     * @param name one of {@link #NAMES}, or the full name of a public class that implements {@link Strategy} and
     *        has a public constructor that takes a {@code Map<String, String>} of settings, or nothing
     * @throws IllegalArgumentException with one line for a person: no such name, or a setting that is wrong
     */
    public static Strategy byName(String name, Map<String, String> settings) {
        return switch (name) {
            case "spread-crosser" -> new SpreadCrosser(SpreadCrosser.Config.of(settings));
            case "market-maker" -> new MarketMaker(MarketMaker.Config.of(settings));
            default -> byClass(name, settings);
        };
    }

    private static Strategy byClass(String name, Map<String, String> settings) {
        Class<?> type;
        try {
            type = Class.forName(name, true, loader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw unknown(name, e);
        }
        if (!Strategy.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(name + " does not implement " + Strategy.class.getName());
        }
        try {
            return (Strategy) construct(type, name, settings);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("strategy " + name + " failed to start: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    private static Object construct(Class<?> type, String name, Map<String, String> settings)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Map.class) {
                return constructor.newInstance(settings);
            }
        }
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException("strategy " + name + " takes no settings, but "
                    + String.join(", ", settings.keySet()) + " is set");
        }
        return type.getConstructor().newInstance();
    }

    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread != null ? ofThread : Strategies.class.getClassLoader();
    }

    private static IllegalArgumentException unknown(String name, Throwable cause) {
        return new IllegalArgumentException("no strategy '" + name + "': choose " + String.join(" or ", NAMES)
                + ", or give the full name of a class on the class path that implements "
                + Strategy.class.getName(), cause);
    }

    private static IllegalArgumentException unusable(String name, Throwable cause) {
        return new IllegalArgumentException(
                "strategy " + name + " cannot be made: it must be a public class with "
                        + "a public constructor that takes nothing or a Map<String, String>",
                cause);
    }
}
