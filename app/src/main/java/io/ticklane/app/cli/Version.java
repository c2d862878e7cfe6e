package io.ticklane.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The product's version, from the jar's manifest. Any thread. */
final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[]{"ticklane " + text() + " (JDK " + Runtime.version() + ")"};
    }
}
