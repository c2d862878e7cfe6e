package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.AccountType;
import io.ticklane.simulator.sbe.codec.spot.AllocationType;
import io.ticklane.simulator.sbe.codec.spot.CalculationType;
import io.ticklane.simulator.sbe.codec.spot.CancelReplaceStatus;
import io.ticklane.simulator.sbe.codec.spot.ContingencyType;
import io.ticklane.simulator.sbe.codec.spot.ExecutionType;
import io.ticklane.simulator.sbe.codec.spot.ExpiryReason;
import io.ticklane.simulator.sbe.codec.spot.Floor;
import io.ticklane.simulator.sbe.codec.spot.ListOrderStatus;
import io.ticklane.simulator.sbe.codec.spot.ListStatusType;
import io.ticklane.simulator.sbe.codec.spot.MatchType;
import io.ticklane.simulator.sbe.codec.spot.OrderCapacity;
import io.ticklane.simulator.sbe.codec.spot.OrderSide;
import io.ticklane.simulator.sbe.codec.spot.OrderStatus;
import io.ticklane.simulator.sbe.codec.spot.OrderType;
import io.ticklane.simulator.sbe.codec.spot.PegOffsetType;
import io.ticklane.simulator.sbe.codec.spot.PegPriceType;
import io.ticklane.simulator.sbe.codec.spot.RateLimitInterval;
import io.ticklane.simulator.sbe.codec.spot.RateLimitType;
import io.ticklane.simulator.sbe.codec.spot.SelfTradePreventionMode;
import io.ticklane.simulator.sbe.codec.spot.SymbolStatus;
import io.ticklane.simulator.sbe.codec.spot.TimeInForce;

/** The enumerations of the schema as JSON spells them. */
final class Enums {
    static final Spellings<AccountType> ACCOUNT_TYPE = Spellings.of(AccountType.class);
    static final Spellings<AllocationType> ALLOCATION_TYPE = Spellings.of(AllocationType.class);
    static final Spellings<CalculationType> CALCULATION_TYPE = Spellings.of(CalculationType.class);
    static final Spellings<CancelReplaceStatus> CANCEL_REPLACE_STATUS = Spellings
            .of(CancelReplaceStatus.class);
    static final Spellings<ContingencyType> CONTINGENCY_TYPE = Spellings.of(ContingencyType.class);
    static final Spellings<ExecutionType> EXECUTION_TYPE = Spellings.of(ExecutionType.class);
    static final Spellings<ExpiryReason> EXPIRY_REASON = Spellings.of(ExpiryReason.class);
    static final Spellings<Floor> FLOOR = Spellings.of(Floor.class, Floor.Exchange);
    static final Spellings<ListOrderStatus> LIST_ORDER_STATUS = Spellings.of(ListOrderStatus.class);
    static final Spellings<ListStatusType> LIST_STATUS_TYPE = Spellings.of(ListStatusType.class);
    static final Spellings<MatchType> MATCH_TYPE = Spellings.of(MatchType.class, MatchType.AutoMatch);
    static final Spellings<OrderCapacity> ORDER_CAPACITY = Spellings.of(OrderCapacity.class,
            OrderCapacity.Principal);
    static final Spellings<OrderSide> ORDER_SIDE = Spellings.of(OrderSide.class);
    static final Spellings<OrderStatus> ORDER_STATUS = Spellings.of(OrderStatus.class);
    static final Spellings<OrderType> ORDER_TYPE = Spellings.of(OrderType.class);
    static final Spellings<PegOffsetType> PEG_OFFSET_TYPE = Spellings.of(PegOffsetType.class);
    static final Spellings<PegPriceType> PEG_PRICE_TYPE = Spellings.of(PegPriceType.class);
    static final Spellings<RateLimitInterval> RATE_LIMIT_INTERVAL = Spellings.of(RateLimitInterval.class);
    static final Spellings<RateLimitType> RATE_LIMIT_TYPE = Spellings.of(RateLimitType.class);
    static final Spellings<SelfTradePreventionMode> SELF_TRADE_PREVENTION_MODE = Spellings
            .of(SelfTradePreventionMode.class);
    static final Spellings<SymbolStatus> SYMBOL_STATUS = Spellings.of(SymbolStatus.class);
    static final Spellings<TimeInForce> TIME_IN_FORCE = Spellings.of(TimeInForce.class);

    private Enums() {}
}
