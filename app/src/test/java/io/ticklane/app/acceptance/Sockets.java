package io.ticklane.app.acceptance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the sockets and the written files of a process again and again, by Linux's {@code /proc}. What lives
 * shorter than the time between two looks is not seen. One thread.
 */
final class Sockets {
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6");
    private static final String LOOPBACK_6 = "00000000000000000000000001000000";
    private static final String MAPPED = "0000000000000000FFFF0000";
    private static final String LISTEN = "0A";

    /** Of the network that this process and its children share. */
    private static final Path NET = Path.of("/proc/net");

    private final Path proc;
    private final Set<String> strangers = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<String> listening = new TreeSet<>();
    private final Set<String> connected = new TreeSet<>();
    private int looks;

    Sockets(long process) {
        proc = Path.of("/proc", Long.toString(process));
    }

    static boolean visible() {
        return Files.isReadable(NET.resolve("tcp"));
    }

    /** Sockets that are not of this machine alone. */
    Set<String> strangers() {
        return strangers;
    }

    /** Files that were open for writing. */
    Set<String> written() {
        return written;
    }

    /** Local addresses that others could connect to, in the notation of {@code /proc/net/tcp}. */
    Set<String> listening() {
        return listening;
    }

    Set<String> connected() {
        return connected;
    }

    int looks() {
        return looks;
    }

    /** One look; nothing once the process is gone. */
    void look() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(proc.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                descriptor(descriptor, inodes);
            }
        } catch (IOException e) {
            return;
        }
        for (String table : TABLES) {
            try {
                Files.readAllLines(NET.resolve(table)).stream().skip(1)
                        .forEach(line -> socket(table, line.strip().split("\\s+"), inodes));
            } catch (IOException e) {
                if (table.equals("tcp")) {
                    throw e;
                }
            }
        }
        looks++;
    }

    private void descriptor(Path descriptor, Set<String> inodes) throws IOException {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.startsWith("socket:[")) {
                inodes.add(target.substring(8, target.length() - 1));
            } else if (target.startsWith("/") && !target.startsWith("/dev/") && writable(descriptor)) {
                written.add(target);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /** The two lowest bits of a descriptor's flags, in octal. */
    private boolean writable(Path descriptor) throws IOException {
        Path info = proc.resolve("fdinfo").resolve(descriptor.getFileName());
        return Files.readAllLines(info).stream().filter(line -> line.startsWith("flags:"))
                .anyMatch(line -> (Long.parseLong(line.substring(6).strip(), 8) & 3) != 0);
    }

    /** Columns: number, local, remote, state, queues, timer, retransmits, user, timeout, inode. */
    private void socket(String table, String[] columns, Set<String> inodes) {
        if (columns.length < 10 || !inodes.contains(columns[9])) {
            return;
        }
        String local = columns[1];
        String remote = columns[2];
        boolean unconnected = remote.matches("0+:0000");
        if (!loopback(local) || !(unconnected || loopback(remote))) {
            strangers.add(table + " " + local + " -> " + remote);
        }
        if (columns[3].equals(LISTEN)) {
            listening.add(local);
        } else if (!unconnected) {
            connected.add(local + " -> " + remote);
        }
    }

    /** Addresses are hexadecimal words in the machine's order: 127.0.0.1 is 0100007F. */
    static boolean loopback(String address) {
        String host = address.substring(0, address.indexOf(':'));
        return host.length() == 8
                ? host.endsWith("7F")
                : host.equals(LOOPBACK_6) || (host.startsWith(MAPPED) && host.endsWith("7F"));
    }
}
