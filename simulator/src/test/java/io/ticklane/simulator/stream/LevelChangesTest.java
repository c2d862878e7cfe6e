package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelChangesTest {
    private final LevelChanges changes = new LevelChanges();

    private List<String> told(boolean descending) {
        List<String> levels = new ArrayList<>();
        changes.forEachSorted(descending, (price, quantity) -> levels.add(price + "=" + quantity));
        return levels;
    }

    @Test
    void agreesWithATree() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            TreeMap<Long, Long> twin = new TreeMap<>();
            int count = random.nextInt(500);
            for (int i = 0; i < count; i++) {
                long price = random.nextInt(300) * 1_000_003L;
                long quantity = random.nextInt(5);
                changes.set(price, quantity);
                twin.put(price, quantity);
            }
            List<String> rising = new ArrayList<>();
            twin.forEach((price, quantity) -> rising.add(price + "=" + quantity));
            List<String> falling = new ArrayList<>();
            twin.descendingMap().forEach((price, quantity) -> falling.add(price + "=" + quantity));
            assertEquals(rising, told(false));
            assertEquals(falling, told(true));
            assertEquals(twin.isEmpty(), changes.isEmpty());
            changes.clear();
            assertTrue(changes.isEmpty());
            assertEquals(List.of(), told(false));
        }
    }
}
