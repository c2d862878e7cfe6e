package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;

/** The gate before orders that cost money: an option and words typed by a person. One thread. */
final class RealMoney {
    private RealMoney() {}

    /**
     * Returns where the orders may go out.
     *
     * @param armed whether {@code --arm-real-money} was given
     * @throws Refusal where they may not
     */
    static void confirm(AppConfig config, String orderMode, boolean armed, Terminal terminal) {
        if (!config.venue().realMoney() || !orderMode.equals("venue")) {
            return;
        }
        String venue = config.venue().name();
        if (!armed) {
            throw new Refusal(
                    "--orders venue: orders on " + venue + " cost real money; add --arm-real-money, or"
                            + " use --orders paper");
        }
        String phrase = "trade real money on " + venue;
        String answer = terminal
                .ask("Orders will be sent to " + config.venue().rest() + " and cost real money.\n"
                        + "Type \"" + phrase + "\" to go on: ");
        if (answer == null) {
            throw new Refusal("--arm-real-money: needs a confirmation typed at a terminal; run it from one");
        }
        if (!answer.strip().equals(phrase)) {
            throw new Refusal(
                    "--arm-real-money: not confirmed, nothing was sent; type the phrase as it is shown");
        }
    }
}
