package io.ticklane.app.config;

import java.util.List;

/** The profiles that come with the product. Any thread. */
public final class Profiles {
    private Profiles() {}

    /** Their names, for help and completion. */
    public static List<String> names() {
        return Profile.SHIPPED;
    }
}
