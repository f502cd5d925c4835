package org.rimborso.codebooks.shelf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.Edition.CodeRow;
import org.rimborso.codebooks.Edition.Codes;
import org.rimborso.codebooks.Edition.Content;
import org.rimborso.codebooks.Edition.NoteKind;
import org.rimborso.codebooks.Edition.NoteRow;
import org.rimborso.codebooks.Edition.Notes;
import org.rimborso.codebooks.Edition.Relations;

/**
 * An edition as bytes, whatever file it came from, so that a book's tables can be built again from
 * all its editions. Rows stand as they were read.
 */
final class EditionFile {
  private static final int MAGIC = 0x52_49_4d_31;
  private static final int CODES = 1;
  private static final int NOTES = 2;
  private static final int RELATIONS = 3;
  private static final long OPEN = Long.MAX_VALUE;

  /** One string for each text, over all editions read: they repeat most of each other. */
  private final Map<String, String> texts = new HashMap<>();

  /** Writes the edition, packed. */
  static void write(Edition edition, OutputStream out) throws IOException {
    GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
    writePlain(edition, packed);
    packed.finish();
  }

  /** Writes the edition so that the same edition gives the same bytes. */
  static void writePlain(Edition edition, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    text(data, edition.book().id());
    text(data, edition.label());
    data.writeLong(edition.from().toEpochDay());
    data.writeLong(edition.to().toEpochDay());
    data.writeInt(edition.counts().size());
    for (Map.Entry<String, Long> count : edition.counts().entrySet()) {
      text(data, count.getKey());
      data.writeLong(count.getValue());
    }
    content(data, edition.content());
    data.flush();
  }

  /** The same for editions that say the same, whatever file they came from. */
  static String fingerprint(Edition edition) throws IOException {
    try (DigestOutputStream sum =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      writePlain(edition, new BufferedOutputStream(sum, 1 << 16));
      return HexFormat.of().formatHex(sum.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void content(DataOutputStream data, Content content) throws IOException {
    if (content instanceof Codes codes) {
      data.writeByte(CODES);
      data.writeBoolean(codes.headersListed());
      data.writeInt(codes.rows().size());
      for (CodeRow row : codes.rows()) {
        text(data, row.code());
        data.writeBoolean(row.billable());
        data.writeLong(row.first().map(LocalDate::toEpochDay).orElse(OPEN));
        data.writeLong(row.last().map(LocalDate::toEpochDay).orElse(OPEN));
        text(data, row.name());
      }
    } else if (content instanceof Notes notes) {
      data.writeByte(NOTES);
      data.writeInt(notes.rows().size());
      for (NoteRow row : notes.rows()) {
        text(data, row.code());
        text(data, row.kind().name());
        text(data, row.text());
      }
    } else if (content instanceof Relations relations) {
      data.writeByte(RELATIONS);
      TableFile.RELATIONS.write(relations.relations(), data);
    }
  }

  private static void text(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  /**
   * Reads an edition.
   *
   * @param bytes as {@link #write} gave them; whoever hands them over knows that they are whole
   */
  Edition read(byte[] bytes) {
    try (DataInputStream data =
        new DataInputStream(
            new BufferedInputStream(
                new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16), 1 << 16))) {
      if (data.readInt() != MAGIC) {
        throw new Damaged("an edition of another version of Rimborso: import it again");
      }
      return edition(data);
    } catch (IOException | IllegalArgumentException garbled) {
      throw new Damaged("an edition is garbled", garbled);
    }
  }

  private Edition edition(DataInputStream data) throws IOException {
    Book book =
        Book.ofId(text(data)).orElseThrow(() -> new IOException("an edition of no known book"));
    String label = text(data);
    LocalDate from = LocalDate.ofEpochDay(data.readLong());
    LocalDate to = LocalDate.ofEpochDay(data.readLong());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int left = data.readInt(); left > 0; left--) {
      counts.put(text(data), data.readLong());
    }
    return new Edition(book, label, from, to, content(data), counts);
  }

  private Content content(DataInputStream data) throws IOException {
    int kind = data.readByte();
    return switch (kind) {
      case CODES -> codes(data);
      case NOTES -> notes(data);
      case RELATIONS -> new Relations(TableFile.RELATIONS.read(data, "an edition"));
      default -> throw new IOException("an edition of an unknown kind");
    };
  }

  private Codes codes(DataInputStream data) throws IOException {
    boolean headersListed = data.readBoolean();
    int size = data.readInt();
    List<CodeRow> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(new CodeRow(text(data), data.readBoolean(), day(data), day(data), text(data)));
    }
    return new Codes(rows, headersListed);
  }

  private Notes notes(DataInputStream data) throws IOException {
    int size = data.readInt();
    List<NoteRow> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(new NoteRow(text(data), NoteKind.valueOf(text(data)), text(data)));
    }
    return new Notes(rows);
  }

  private static Optional<LocalDate> day(DataInputStream data) throws IOException {
    long day = data.readLong();
    return day == OPEN ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  private String text(DataInputStream data) throws IOException {
    String text = new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
