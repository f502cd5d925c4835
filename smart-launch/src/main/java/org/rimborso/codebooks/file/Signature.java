package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the first bytes tell. */
enum Signature {
  EMPTY,
  ZIP,
  GZIP,
  PDF,
  /** Word or Excel of before 2007. */
  OLD_OFFICE,
  WIDE_TEXT,
  WEB_PAGE,
  XML,
  BINARY,
  TEXT;

  private static final int LENGTH = 1 << 13;

  static Signature of(Bytes bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return of(in.readNBytes(LENGTH));
    }
  }

  private static Signature of(byte[] first) {
    String start = new String(first, StandardCharsets.ISO_8859_1);
    if (first.length == 0) {
      return EMPTY;
    }
    if (start.startsWith("PK\3\4") || start.startsWith("PK\5\6")) {
      return ZIP;
    }
    if (start.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (start.startsWith("%PDF")) {
      return PDF;
    }
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return OLD_OFFICE;
    }
    if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
      return WIDE_TEXT;
    }
    return start.indexOf('\0') >= 0 ? BINARY : ofText(start);
  }

  private static Signature ofText(String start) {
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    String stripped = text.stripLeading().toLowerCase(Locale.ROOT);
    if (stripped.isEmpty() && start.length() < LENGTH) {
      return EMPTY;
    }
    if (stripped.startsWith("<!doctype html") || stripped.startsWith("<html")) {
      return WEB_PAGE;
    }
    return stripped.startsWith("<?xml") || stripped.matches("(?s)<[a-z!].*") ? XML : TEXT;
  }

  /** What it is, for a list of what was seen; only of those that are never read. */
  String asDocument() {
    return switch (this) {
      case EMPTY -> "an empty file";
      case ZIP, GZIP -> "an archive inside an archive, which is not opened";
      case PDF -> "a PDF document, from which no list is read";
      case OLD_OFFICE -> "a Word or Excel file of before 2007: save it as xlsx or as text";
      case WIDE_TEXT -> "a text in UTF-16: save it as UTF-8";
      case WEB_PAGE -> "a web page";
      case XML, TEXT, BINARY -> "not a text, a sheet or an XML document";
    };
  }
}
