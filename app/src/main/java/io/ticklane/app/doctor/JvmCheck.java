package io.ticklane.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the JVM that runs this. Any thread. */
final class JvmCheck {
    private static final int OLDEST = 17;

    private JvmCheck() {}

    static List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        int feature = Runtime.version().feature();
        String java = "JDK " + Runtime.version() + " of " + System.getProperty("java.vendor", "unknown");
        findings.add(feature >= OLDEST
                ? Finding.good(java)
                : Finding.bad(java + " is too old", "install a JDK 17 or newer, and point JAVA_HOME at it"));
        Optional<Module> compiler = ModuleLayer.boot().findModule("jdk.compiler");
        if (compiler.isEmpty()) {
            findings.add(
                    Finding.bad(
                            "this is no full JDK: the module jdk.compiler is missing, which the price cache"
                                    + " needs at start",
                            "install a JDK, not a JRE, and point JAVA_HOME at it"));
        } else {
            findings.add(Finding.good("a full JDK, with the compiler that the price cache needs at start"));
        }
        findings.add(flags(compiler));
        return findings;
    }

    private static Finding flags(Optional<Module> compiler) {
        Module ours = JvmCheck.class.getModule();
        Module base = Object.class.getModule();
        List<String> missing = new ArrayList<>();
        for (String opened : List.of("java.lang", "java.lang.reflect")) {
            if (!base.isOpen(opened, ours)) {
                missing.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
        }
        String exported = "com.sun.tools.javac.file";
        if (compiler.isPresent() && !compiler.get().isExported(exported, ours)) {
            missing.add("--add-exports=jdk.compiler/" + exported + "=ALL-UNNAMED");
        }
        if (missing.isEmpty()) {
            return Finding.good("JVM flags for the price cache are set");
        }
        return Finding.bad("JVM flags for the price cache are missing: " + String.join(" ", missing),
                "start with ./ticklane or java -jar ticklane.jar, or add them to your own command");
    }
}
