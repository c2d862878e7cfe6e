package io.ticklane.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.openhft.chronicle.map.ChronicleMap;

/**
 * Makes the JVM fit for Chronicle Map before the first of its classes is initialised: says which options are
 * missing, and keeps it silent. Stateless; any thread.
 */
final class ChronicleRuntime {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger CLEANER_NOTICE = Logger
            .getLogger("net.openhft.chronicle.core.internal.cleaner.ReflectionBasedByteBufferCleanerService");

    static {
        // All read when Chronicle's classes are initialised: no posts to an analytics service, no files for it in
        // the user's home, no banner.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        // Without a name for it a folder "target" is looked for upwards from the working folder, and made among the
        // temporary files if it is nowhere. What is named here is not made and not used.
        if (System.getProperty("project.build.directory") == null) {
            System.setProperty("project.build.directory",
                    Path.of(System.getProperty("java.io.tmpdir"), "no-build-of-chronicle").toString());
        }
        // Asks for a JVM option that is of no use here.
        if (CLEANER_NOTICE.getLevel() == null) {
            CLEANER_NOTICE.setLevel(Level.SEVERE);
        }
    }

    private ChronicleRuntime() {}

    /** @throws PriceCacheException in one line, if Chronicle Map could not start in this JVM */
    static void prepare() {
        Module chronicle = ChronicleMap.class.getModule();
        Module base = Object.class.getModule();
        List<String> missing = new ArrayList<>();
        for (String name : List.of("java.lang", "java.lang.reflect")) {
            if (!base.isOpen(name, chronicle)) {
                missing.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
            }
        }
        Module compiler = ModuleLayer.boot().findModule("jdk.compiler").orElse(null);
        if (compiler == null) {
            throw new PriceCacheException(
                    "The price cache needs a JDK: module jdk.compiler is not in "
                            + System.getProperty("java.home"));
        }
        if (!compiler.isExported("com.sun.tools.javac.file", chronicle)) {
            missing.add("--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");
        }
        if (!missing.isEmpty()) {
            throw new PriceCacheException("The price cache (Chronicle Map) needs these options on the java "
                    + "command line, or in JAVA_TOOL_OPTIONS, or as Add-Opens and Add-Exports in the manifest "
                    + "of an executable jar: " + String.join(" ", missing));
        }
    }
}
