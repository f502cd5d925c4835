package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/**
 * Looks through the parts of a workbook before its library reads them: sizes, document types, cell
 * references beyond any sheet, and texts without end, each of which could fill the memory.
 */
final class WorkbookParts {
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final int LONGEST_TOKEN = 1 << 20;
  private static final int LONGEST_COLUMN = 3;

  private WorkbookParts() {}

  static boolean isWorkbook(ZipArchive zip) {
    return zip.has(CONTENT_TYPES) && zip.has("xl/workbook.xml");
  }

  /** Refuses the workbook in {@code file} if its parts are over the limits. */
  static void check(Path file, Limits limits) throws Broken {
    try (ZipArchive zip = ZipArchive.open(file, limits)) {
      for (ZipEntry part : zip.entries()) {
        long longest = part.getName().equals(STRINGS) ? limits.xmlBytes() : limits.entryBytes();
        scan(zip.bytes(part), part.getName().endsWith(".xml"), longest);
      }
    } catch (IOException failed) {
      throw Broken.because(failed);
    }
  }

  private static void scan(Bytes part, boolean xml, long longest) throws IOException, Broken {
    byte[] chunk = new byte[1 << 16];
    Scan scan = new Scan();
    long total = 0;
    try (InputStream in = part.open()) {
      for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
        if (xml && total == 0) {
          refuseDocumentType(new String(chunk, 0, got, StandardCharsets.ISO_8859_1));
        }
        total += got;
        if (total > longest) {
          throw new Broken("has more text than " + Limits.mebibytes(longest));
        }
        for (int i = 0; xml && i < got; i++) {
          scan.take(chunk[i]);
        }
      }
    }
  }

  private static void refuseDocumentType(String start) throws Broken {
    if (start.contains("<!DOCTYPE")) {
      throw new Broken("has a document type (DTD), which is not read");
    }
  }

  /** Follows one part, byte by byte. */
  private static final class Scan {
    private int sinceTag;

    /** 0 outside, 1 after a blank, 2 after {@code r}, 3 after {@code r=}, 4 and more in letters. */
    private int state;

    private void take(byte one) throws Broken {
      sinceTag = one == '<' ? 0 : sinceTag + 1;
      if (sinceTag > LONGEST_TOKEN) {
        throw new Broken("has a text longer than " + Limits.mebibytes(LONGEST_TOKEN));
      }
      if (state > 3 && one >= 'A' && one <= 'Z') {
        if (++state > 4 + LONGEST_COLUMN) {
          throw new Broken("names a cell beyond any sheet");
        }
      } else if (one == ' ') {
        state = 1;
      } else if (state == 1 && one == 'r') {
        state = 2;
      } else if (state == 2 && one == '=') {
        state = 3;
      } else {
        state = state == 3 && (one == '"' || one == '\'') ? 4 : 0;
      }
    }
  }
}
