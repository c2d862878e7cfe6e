package io.ticklane.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Of a price file: whoever holds it is the only one who writes, in this process and in others, also where they do not
 * see each other's processes. The system takes it from a process that dies. An empty file beside the price file, which
 * stays: who deletes a lock may delete somebody else's.
 */
final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws PriceCacheException if another cache writes the file, or it cannot be found out */
    static WriterLock of(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel opened = null;
        boolean held = false;
        try {
            opened = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held = opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw taken(file, e);
        } catch (IOException e) {
            throw new PriceCacheException("cannot make the price file " + file + ": " + e, e);
        } finally {
            if (opened != null && !held) {
                close(opened);
            }
        }
        if (!held) {
            throw taken(file, null);
        }
        return new WriterLock(opened);
    }

    static PriceCacheException taken(Path file, @Nullable Throwable cause) {
        return new PriceCacheException("the file " + file + " is being written by another price cache",
                cause);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The system takes the lock with the file in any case.
        }
    }
}
