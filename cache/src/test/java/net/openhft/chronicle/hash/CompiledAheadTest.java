package net.openhft.chronicle.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.SplittableRandom;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.values.Values;
import net.openhft.compiler.CompilerUtils;
import org.junit.jupiter.api.Test;

/** The twin is the class that Chronicle writes and compiles where it finds none. */
class CompiledAheadTest {
    private static final String NAME = "VanillaGlobalMutableState$$Native";
    private static final String TWIN = "VanillaGlobalMutableStateTwin";

    @Test
    void chronicleTakesTheClassThatIsThere() {
        assertSame(VanillaGlobalMutableState$$Native.class,
                Values.newNativeReference(VanillaGlobalMutableState.class).getClass());
        assertEquals(NAME, VanillaGlobalMutableState$$Native.class.getSimpleName());
    }

    @Test
    void writesTheSameBytesAsTheOneThatChronicleWrites() throws Exception {
        BytesStore<?, ?> ours = BytesStore.nativeStoreWithFixedCapacity(40);
        BytesStore<?, ?> twins = BytesStore.nativeStoreWithFixedCapacity(40);
        VanillaGlobalMutableState one = at(new VanillaGlobalMutableState$$Native(), ours);
        VanillaGlobalMutableState twin = at(twin(), twins);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            for (VanillaGlobalMutableState state : new VanillaGlobalMutableState[]{one, twin}) {
                SplittableRandom same = new SplittableRandom(i);
                state.setAllocatedExtraTierBulks(same.nextInt(1 << 24));
                state.setDataStoreSize(same.nextLong(Long.MAX_VALUE / 2));
                state.setFirstFreeTierIndex(same.nextLong(1L << 40));
                state.setSegmentHeadersOffset(same.nextLong(1L << 32));
                state.setExtraTiersInUse(same.nextLong(1L << 40));
                state.addDataStoreSize(same.nextLong(1_000));
            }
            for (int at = 0; at < 40; at++) {
                assertEquals(twins.readByte(at), ours.readByte(at), "byte " + at);
            }
            assertEquals(twin.getAllocatedExtraTierBulks(), one.getAllocatedExtraTierBulks());
            assertEquals(twin.getDataStoreSize(), one.getDataStoreSize());
            assertEquals(twin.getFirstFreeTierIndex(), one.getFirstFreeTierIndex());
            assertEquals(twin.getSegmentHeadersOffset(), one.getSegmentHeadersOffset());
            assertEquals(twin.getExtraTiersInUse(), one.getExtraTiersInUse());
            int at = 3 + random.nextInt(25);
            byte noise = (byte) random.nextInt();
            ours.writeByte(at, noise);
            twins.writeByte(at, noise);
        }
        assertEquals(twin.maxSize(), one.maxSize());
    }

    @Test
    void refusesWhatDoesNotFit() {
        VanillaGlobalMutableState state = at(new VanillaGlobalMutableState$$Native(),
                BytesStore.nativeStoreWithFixedCapacity(40));
        assertThrows(IllegalArgumentException.class, () -> state.setAllocatedExtraTierBulks(1 << 24));
        assertThrows(IllegalArgumentException.class, () -> state.setFirstFreeTierIndex(1L << 40));
        assertThrows(IllegalArgumentException.class, () -> state.setSegmentHeadersOffset(-1));
        assertThrows(IllegalArgumentException.class, () -> at(new VanillaGlobalMutableState$$Native(),
                BytesStore.nativeStoreWithFixedCapacity(20)));
        VanillaGlobalMutableState$$Native copy = new VanillaGlobalMutableState$$Native();
        at(copy, BytesStore.nativeStoreWithFixedCapacity(40));
        state.setExtraTiersInUse(5);
        copy.copyFrom(state);
        assertTrue(copy.getExtraTiersInUse() == 5 && copy.offset() == 3);
    }

    private static VanillaGlobalMutableState at(VanillaGlobalMutableState state, BytesStore<?, ?> store) {
        state.bytesStore(store, 3, 25);
        return state;
    }

    private static VanillaGlobalMutableState twin() throws Exception {
        Method acquire = Class.forName("net.openhft.chronicle.values.ValueModel").getDeclaredMethod("acquire",
                Class.class);
        acquire.setAccessible(true);
        Object model = acquire.invoke(null, VanillaGlobalMutableState.class);
        Method generate = Class.forName("net.openhft.chronicle.values.Generators").getDeclaredMethod(
                "generateNativeClass", model.getClass(), String.class);
        generate.setAccessible(true);
        String source = (String) generate.invoke(null, model, TWIN);
        return (VanillaGlobalMutableState) CompilerUtils.CACHED_COMPILER
                .loadFromJava(CompiledAheadTest.class.getClassLoader(), "net.openhft.chronicle.hash." + TWIN,
                        source)
                .getDeclaredConstructor().newInstance();
    }
}
