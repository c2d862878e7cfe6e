package io.ticklane.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who sits at the other end of the standard streams. */
@SuppressWarnings("SystemConsoleNull")
interface Terminal {
    /** Whether a line may be rewritten in place: output goes to a person who did not forbid it. */
    boolean animated();

    /** Asks a person and gives the answer, or null where there is no person to ask. */
    @Nullable
    String ask(String question);

    /** The real one. */
    static Terminal system(Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal() {
            @Override
            public boolean animated() {
                return !plain && connected(1) && connected(2);
            }

            @Override
            public @Nullable String ask(String question) {
                Console console = System.console();
                return console == null || !connected(0) ? null : console.readLine("%s", question);
            }
        };
    }

    /** {@link System#console} is never null on JDK 22 and later, so the descriptor itself is looked at. */
    private static boolean connected(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
