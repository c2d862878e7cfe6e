package io.ticklane.app.cli;

import io.ticklane.app.session.LiveSession;
import io.ticklane.app.session.LoneSimulator;
import io.ticklane.app.session.ProfiledMarkets;
import io.ticklane.app.session.RestProbe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.slf4j.LoggerFactory;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs the command that the arguments name and exits with its status. */
    public static void main(String[] arguments) {
        // Made ready by one thread, or the log complains of those that meet while it is made.
        LoggerFactory.getILoggerFactory();
        Charset charset = charset();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        var environment = System.getenv();
        Surroundings surroundings = new Surroundings(out, err, charset, System.in, environment,
                Terminal.system(environment),
                LiveSession::open, LoneSimulator::start, RestProbe::open, ProfiledMarkets::compare);
        System.exit(CommandLines.run(surroundings, arguments));
    }

    /** The terminal's own encoding, whatever the default of this JVM. */
    private static Charset charset() {
        String encoding = System.getProperty("native.encoding", "UTF-8");
        return Charset.isSupported(encoding) ? Charset.forName(encoding) : Charset.defaultCharset();
    }
}
