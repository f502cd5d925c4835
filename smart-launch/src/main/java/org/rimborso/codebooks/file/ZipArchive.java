package org.rimborso.codebooks.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip file whose directory is within the limits and whose names stay inside it. */
final class ZipArchive implements Closeable {
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long LONGEST_DIRECTORY = 4L << 20;

  private final ZipFile zip;
  private final Limits limits;
  private final LimitedStream.Meter meter;
  private final List<ZipEntry> entries;

  private ZipArchive(ZipFile zip, Limits limits) throws Broken {
    this.zip = zip;
    this.limits = limits;
    this.meter = new LimitedStream.Meter(limits);
    this.entries = checked();
  }

  /** Opens {@code file}. */
  static ZipArchive open(Path file, Limits limits) throws Broken {
    try {
      checkDirectory(file, limits);
      // Names that are not marked as UTF-8 are in some old code page: any of them will do.
      ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
      try {
        return new ZipArchive(zip, limits);
      } catch (Broken broken) {
        zip.close();
        throw broken;
      }
    } catch (IOException failed) {
      throw new Broken("is a zip file that is damaged or cut off: download it again");
    }
  }

  /** Looks at the end of the file, before a library holds the whole directory in memory. */
  private static void checkDirectory(Path file, Limits limits) throws IOException, Broken {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(in.length(), END_LENGTH + LONGEST_COMMENT);
      byte[] tail = new byte[length];
      in.seek(in.length() - length);
      in.readFully(tail);
      int end = length - END_LENGTH;
      while (end >= 0 && !isEnd(tail, end)) {
        end--;
      }
      if (end < 0) {
        throw new IOException("no directory");
      }
      if (number(tail, end + 10, 2) > limits.entries()) {
        throw new Broken("holds more than " + limits.entries() + " entries");
      }
      if (number(tail, end + 12, 4) > LONGEST_DIRECTORY) {
        throw new Broken("has a directory larger than any list's");
      }
    }
  }

  private static boolean isEnd(byte[] tail, int at) {
    return number(tail, at, 4) == 0x06054b50L
        && at + END_LENGTH + number(tail, at + 20, 2) == tail.length;
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }

  /** A name that says it is UTF-8 and is not has no reading. */
  private static List<ZipEntry> entries(ZipFile zip) throws Broken {
    try {
      return zip.stream().map(ZipEntry.class::cast).toList();
    } catch (IllegalArgumentException unreadableName) {
      throw new Broken("holds an entry whose name is damaged: download it again");
    }
  }

  private List<ZipEntry> checked() throws Broken {
    List<ZipEntry> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long inflated = 0;
    for (ZipEntry entry : entries(zip)) {
      String name = entry.getName();
      checkName(name);
      if (!names.add(name)) {
        throw new Broken("holds two entries of the name " + Entry.plain(name));
      }
      inflated += Math.max(0, entry.getSize());
      checkSize(entry, inflated);
      if (!entry.isDirectory()) {
        files.add(entry);
      }
    }
    return files;
  }

  private static void checkName(String name) throws Broken {
    boolean climbs = name.isEmpty() || List.of(name.split("/", -1)).contains("..");
    boolean absolute = name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*");
    if (climbs || absolute || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      throw new Broken("holds an entry whose name leads out of it: " + Entry.plain(name));
    }
  }

  private void checkSize(ZipEntry entry, long inflated) throws Broken {
    long size = Math.max(0, entry.getSize());
    if (size > limits.entryBytes()
        || inflated > limits.archiveBytes()
        || limits.suspicious(size, entry.getCompressedSize())) {
      throw new Broken(
          "would inflate to "
              + Limits.mebibytes(inflated)
              + " or more at "
              + Entry.plain(entry.getName())
              + ": refused as a zip bomb");
    }
  }

  /** The entries that are files, in the archive's order. */
  List<ZipEntry> entries() {
    return entries;
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** What {@code entry} holds; its checksum is compared at the end. */
  Bytes bytes(ZipEntry entry) {
    return () -> {
      InputStream raw = zip.getInputStream(entry);
      return new LimitedStream(
          new CheckedEntry(raw, entry), limits, entry.getCompressedSize(), meter);
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
