package io.ticklane.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of a price file: whoever holds it is the only one who writes, in this process and in others, also where they do not
 * see each other's processes. The system takes it from a process that dies. An empty file beside the price file, which
 * stays: who deletes a lock may delete somebody else's.
 *
 * <p>Any thread.
 */
final class WriterLock implements AutoCloseable {
    /**
     * Those of this process, by the identity of the lock's file; under the lock of this class. A process that closes a
     * file gives up all its locks on it, whichever way it took them: a file held here must not be opened again.
     */
    private static final Map<Object, WriterLock> HELD = new HashMap<>();

    private final Object identity;
    private final FileChannel channel;

    private WriterLock(Object identity, FileChannel channel) {
        this.identity = identity;
        this.channel = channel;
    }

    /** @throws PriceCacheException if another cache writes the file, or it cannot be found out */
    static synchronized WriterLock of(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel opened = null;
        boolean held = false;
        Object identity;
        try {
            identity = identity(lock);
            if (HELD.containsKey(identity)) {
                throw taken(file, null);
            }
            opened = FileChannel.open(lock, StandardOpenOption.WRITE);
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
        WriterLock writer = new WriterLock(identity, opened);
        HELD.put(identity, writer);
        return writer;
    }

    /** The same by whatever path; makes the file if there is none, and does not open one that is there. */
    private static Object identity(Path lock) throws IOException {
        try {
            Files.createFile(lock);
        } catch (FileAlreadyExistsException e) {
            // Of an earlier writer, or of the present one.
        }
        Object key = Files.readAttributes(lock, BasicFileAttributes.class).fileKey();
        return key == null ? lock.toRealPath() : key;
    }

    static PriceCacheException taken(Path file, @Nullable Throwable cause) {
        return new PriceCacheException("the file " + file + " is being written by another price cache",
                cause);
    }

    @Override
    public void close() {
        synchronized (WriterLock.class) {
            close(channel);
            HELD.remove(identity, this);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The system takes the lock with the file in any case.
        }
    }
}
