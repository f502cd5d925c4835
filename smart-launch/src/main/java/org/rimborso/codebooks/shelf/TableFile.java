package org.rimborso.codebooks.shelf;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.rimborso.codes.CodeEdition;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.PartSink;
import org.rimborso.codes.PartSource;
import org.rimborso.codes.TabularNotes;

/**
 * Packed tables as bytes: a head of {@value #HEAD} bytes (mark, version, kind, length, check sum,
 * little end first), then the parts as {@link PartBytes} lays them out. What was damaged or written
 * by a newer version is refused, never half read.
 *
 * @param <T> what the file holds
 */
public final class TableFile<T> {
  public static final TableFile<CodeTable> CODES =
      new TableFile<>(1, CodeTable::write, CodeTable::read);
  public static final TableFile<CodeRelations> RELATIONS =
      new TableFile<>(2, CodeRelations::write, CodeRelations::read);
  public static final TableFile<TabularNotes> NOTES =
      new TableFile<>(3, TabularNotes::write, TabularNotes::read);
  public static final TableFile<CodeEdition> EDITION =
      new TableFile<>(4, CodeEdition::write, CodeEdition::read);

  private static final int MARK = 0x4254_4D52;
  private static final int VERSION = 1;
  private static final int HEAD = 28;

  private final int kind;
  private final BiConsumer<T, PartSink> writer;
  private final Function<PartSource, T> reader;

  private TableFile(int kind, BiConsumer<T, PartSink> writer, Function<PartSource, T> reader) {
    this.kind = kind;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * The file does not hold a table that this version can read; the message is for administrators.
   */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String file, String reason) {
      super(file + " " + reason);
    }
  }

  /** Writes {@code table}; {@code out} stays open. The same table gives the same bytes. */
  public void write(T table, OutputStream out) throws IOException {
    try {
      CRC32C sum = new CRC32C();
      AtomicLong size = new AtomicLong();
      writer.accept(
          table,
          new PartBytes(
              (bytes, length) -> {
                sum.update(bytes, 0, length);
                size.addAndGet(length);
              }));
      out.write(head(size.get(), sum.getValue()).array());
      writer.accept(table, new PartBytes((bytes, length) -> out.write(bytes, 0, length)));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private ByteBuffer head(long length, long sum) {
    return ByteBuffer.allocate(HEAD)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MARK)
        .putInt(VERSION)
        .putInt(kind)
        .putLong(length)
        .putLong(sum);
  }

  /**
   * The table in {@code file}.
   *
   * @throws Unreadable if it is damaged, of another kind, or of a newer version
   */
  public T read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      T table = read(in, String.valueOf(file.getFileName()));
      if (in.read() >= 0) {
        throw new Unreadable(String.valueOf(file.getFileName()), "goes on after its end");
      }
      return table;
    }
  }

  /**
   * The table that {@code in} holds from here on; what comes after it is not read.
   *
   * @param name what to call it in a message
   * @throws Unreadable if it is damaged, of another kind, or of a newer version
   */
  public T read(InputStream in, String name) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    try {
      new DataInputStream(in).readFully(head.array());
    } catch (EOFException shorter) {
      throw new Unreadable(name, "is cut off");
    }
    long length = length(head, name);
    byte[] body = in.readNBytes((int) length);
    if (body.length < length) {
      throw new Unreadable(name, "is cut off");
    }
    CRC32C sum = new CRC32C();
    sum.update(body);
    if (sum.getValue() != head.getLong(20)) {
      throw new Unreadable(name, "is damaged: its check sum does not fit");
    }
    return parse(body, name);
  }

  private long length(ByteBuffer head, String name) throws Unreadable {
    if (head.getInt(0) != MARK) {
      throw new Unreadable(name, "is no table of codes");
    }
    if (head.getInt(4) != VERSION) {
      throw new Unreadable(
          name, "is of version " + head.getInt(4) + ", this program reads version " + VERSION);
    }
    if (head.getInt(8) != kind) {
      throw new Unreadable(name, "holds a table of another kind");
    }
    long length = head.getLong(12);
    if (length < 0 || length > Integer.MAX_VALUE - HEAD) {
      throw new Unreadable(name, "is damaged: its length cannot be");
    }
    return length;
  }

  private T parse(byte[] body, String name) throws Unreadable {
    try {
      PartReader parts = new PartReader(body);
      T table = reader.apply(parts);
      PartSource.require(parts.atEnd(), "more parts than there should be");
      return table;
    } catch (IllegalArgumentException unfit) {
      Unreadable refused = new Unreadable(name, "is damaged: " + unfit.getMessage());
      refused.initCause(unfit);
      throw refused;
    }
  }
}
