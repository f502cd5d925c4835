package org.rimborso.codebooks.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small workbook (xlsx) of one sheet, its cells as texts; digits after {@code #} as numbers. */
final class WrittenWorkbook {
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String DOCUMENT =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEETS =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private WrittenWorkbook() {}

  static byte[] of(String sheet, List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='"
              + PACKAGE
              + "content-types'>"
              + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
              + "<Override PartName='/xl/workbook.xml' ContentType='"
              + SHEETS
              + "sheet.main+xml'/>"
              + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='"
              + SHEETS
              + "worksheet+xml'/>"
              + "<Override PartName='/xl/styles.xml' ContentType='"
              + SHEETS
              + "styles+xml'/>"
              + "</Types>");
      put(
          zip,
          "_rels/.rels",
          "<Relationships xmlns='"
              + PACKAGE
              + "relationships'><Relationship Id='r1' Type='"
              + DOCUMENT
              + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns='"
              + PACKAGE
              + "relationships'><Relationship Id='r1' Type='"
              + DOCUMENT
              + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='"
              + MAIN
              + "' xmlns:r='"
              + DOCUMENT
              + "'><sheets><sheet name='"
              + sheet
              + "' sheetId='1' r:id='r1'/></sheets></workbook>");
      put(zip, "xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'/>");
      put(zip, "xl/worksheets/sheet1.xml", sheet(rows));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String sheet(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r='").append(r + 1).append("'>");
      for (int c = 0; c < rows.get(r).size(); c++) {
        String at = (char) ('A' + c) + Integer.toString(r + 1);
        String text = rows.get(r).get(c);
        xml.append(
            text.startsWith("#")
                ? "<c r='" + at + "'><v>" + text.substring(1) + "</v></c>"
                : "<c r='" + at + "' t='inlineStr'><is><t>" + text + "</t></is></c>");
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
