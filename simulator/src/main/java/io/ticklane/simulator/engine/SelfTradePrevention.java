package io.ticklane.simulator.engine;

/** What happens where an order would meet one of the same account or group; the taker's mode decides. */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    /** What is left of the taker expires. */
    EXPIRE_TAKER,
    /** The maker expires, and the taker goes on. */
    EXPIRE_MAKER,
    /** Both expire. */
    EXPIRE_BOTH,
    /** Both lose the smaller quantity; the one that is used up expires. */
    DECREMENT,
    /** As DECREMENT, and what was lost moves between the accounts of a group; needs the mode on both sides. */
    TRANSFER
}
