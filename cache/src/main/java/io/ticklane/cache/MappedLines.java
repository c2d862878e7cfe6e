package io.ticklane.cache;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.core.UnsafeMemory;

/** Lines in a new file that other processes map, too. The memory is given up when nobody holds this any more. */
final class MappedLines implements Lines {
    private final MappedByteBuffer bytes;
    private final long address;

    private MappedLines(MappedByteBuffer bytes, long address) {
        this.bytes = bytes;
        this.address = address;
    }

    static MappedLines create(int lines, Path file) throws IOException {
        long size = (long) Lines.pages(lines) * PAGE_BYTES;
        if (size > Integer.MAX_VALUE) {
            throw new IOException("too many entries and instruments for a file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Room that is only promised would be missed later, by a signal instead of an exception.
            ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
            for (long written = 0; written < size;) {
                page.position((int) (written % PAGE_BYTES));
                written += channel.write(page);
            }
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
            return new MappedLines(bytes, address(bytes));
        }
    }

    @Override
    public long line(int line) {
        return address + (long) line * Entry.BYTES;
    }

    @Override
    public long offHeapBytes() {
        return bytes.capacity();
    }

    @Override
    public void close() {}

    private static long address(Buffer buffer) throws IOException {
        try {
            // A plain field by its place: to ask the buffer itself would take one more JVM option.
            long place = UnsafeMemory.INSTANCE.getFieldOffset(Buffer.class.getDeclaredField("address"));
            return UnsafeMemory.INSTANCE.readLong(buffer, place);
        } catch (NoSuchFieldException e) {
            throw new IOException("this JVM does not tell where a mapped file is", e);
        }
    }
}
