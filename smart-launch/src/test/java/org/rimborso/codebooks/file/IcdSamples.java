package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rimborso.codebooks.Edition;

/** Small files in the publishers' forms, with invented descriptions. */
final class IcdSamples {
  private IcdSamples() {}

  static Contents read(Path folder, String name, byte[] bytes, Hints hints) {
    try {
      return new CodeFiles().read(Files.write(folder.resolve(name), bytes), hints);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Contents read(Path folder, String name, byte[] bytes) {
    return read(folder, name, bytes, Hints.NONE);
  }

  static Contents read(Path folder, String name, String text) {
    return read(folder, name, bytes(text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Edition edition(Contents contents) {
    assertThat(contents.refused()).isEmpty();
    assertThat(contents.editions()).hasSize(1);
    return contents.editions().get(0).edition();
  }

  /** The one refusal, after which nothing may be used. */
  static String refusal(Contents contents) {
    assertThat(contents.refused()).hasSize(1);
    return contents.refused().get(0).sentence();
  }

  static Hints edition(String label) {
    return new Hints(Optional.of(label), Map.of(), Hints.NONE.base());
  }

  /** A line of an order file. */
  static String order(int number, String code, int flag, String name) {
    return String.format("%05d %-7s %d %-60s %s%n", number, code, flag, name, name + ", long");
  }

  /** Rows as {@code code billable}, with dates where they have some. */
  static List<String> rows(Edition edition) {
    return ((Edition.Codes) edition.content())
        .rows().stream()
            .map(
                row ->
                    row.code()
                        + (row.billable() ? " billable " : " header ")
                        + row.first().map(String::valueOf).orElse("")
                        + row.last().map(day -> ".." + day).orElse(""))
            .map(String::strip)
            .toList();
  }

  /** Relations as {@code code>target attribute first..last}. */
  static List<String> relations(Edition edition) {
    return ((Edition.Relations) edition.content())
        .relations()
        .all()
        .map(
            row ->
                row.code()
                    + ">"
                    + row.target()
                    + " "
                    + row.attribute()
                    + " "
                    + row.first()
                    + row.last().map(day -> ".." + day).orElse(""))
        .toList();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] zip(String name, byte[] content) {
    return zip(Map.of(name, content));
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** A workbook of one sheet with {@code cells}, each a whole {@code <c …>} element. */
  static byte[] workbook(String sheetData) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    parts.put(
        "[Content_Types].xml",
        bytes(
            "<?xml version=\"1.0\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                + types
                + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
                + " ContentType=\""
                + types
                + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
                + types
                + "styles+xml\"/></Types>"));
    parts.put("_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        bytes(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                + " name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
    parts.put("xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/styles.xml",
        bytes(
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
                + "</styleSheet>"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        bytes(
            "<?xml version=\"1.0\"?><worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + sheetData
                + "</sheetData></worksheet>"));
    return zip(parts);
  }

  private static byte[] relationship(String kind, String target) {
    return bytes(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\""
            + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + kind
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
  }

  /** A row of texts. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      row.append("<c r=\"").append((char) ('A' + i)).append(number);
      row.append("\" t=\"inlineStr\"><is><t>").append(cells[i]).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }
}
