package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Code files written for a test and read at once. Their codes and texts are invented and only look
 * like the publishers'.
 */
record Written(Path folder) {
  Contents read(String name, String text) {
    return read(name, text, Hints.NONE);
  }

  Contents read(String name, String text, Hints hints) {
    return read(name, text.getBytes(StandardCharsets.UTF_8), hints);
  }

  Contents read(String name, byte[] bytes, Hints hints) {
    try {
      return new CodeFiles().read(Files.write(folder.resolve(name), bytes), hints);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A zip of {@code entries}, in the order of their names. */
  Contents zip(String name, Map<String, byte[]> entries) {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new CodeFiles().read(file, Hints.NONE);
  }

  static Hints edition(String label) {
    return new Hints(Optional.of(label), Map.of(), Hints.NONE.base());
  }

  static Hints columns(Book book, Map<String, String> headers) {
    return new Hints(Optional.empty(), Map.of(book, headers), Hints.NONE.base());
  }

  /** The only edition of what was read. */
  static Edition only(Contents contents) {
    if (contents.editions().size() != 1 || !contents.refused().isEmpty()) {
      throw new AssertionError("not one edition: " + contents);
    }
    return contents.editions().get(0).edition();
  }

  /** Why what was read is refused, all on one line. */
  static String refusal(Contents contents) {
    if (contents.refused().size() != 1) {
      throw new AssertionError("not one refusal: " + contents.refused());
    }
    return contents.refused().get(0).sentence();
  }

  static List<Edition.CodeRow> codes(Edition edition) {
    return ((Edition.Codes) edition.content()).rows();
  }

  /** What an edition says of {@code code} on a day of its own. */
  static List<String> relations(Edition edition, String code) {
    return ((Edition.Relations) edition.content())
        .relations().of(code, edition.to()).stream()
            .map(row -> row.target() + ": " + row.attribute())
            .sorted()
            .toList();
  }
}
