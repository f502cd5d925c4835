package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Small code files in the forms of the publishers; codes and dates are invented and seeded. */
final class WrittenCodes {
  private static final String HCPCS =
      "HCPC\tRECID\tCOV\tADD DT\tACT EFF DT\tTERM DT\tACTION CD\tSHORT DESCRIPTION"
          + "\tLONG DESCRIPTION\n";

  private final Path folder;
  private final Random random;

  WrittenCodes(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  private Path write(String name, CharSequence text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** An order file of ICD-10-CM in which codes come, go, and become headers. */
  Path order(String name) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int category = 10; category < 30; category++) {
      lines.append(line("Q" + category, false));
      for (int digit = 0; digit < 8; digit++) {
        String code = "Q" + category + digit;
        boolean split = random.nextInt(4) == 0;
        if (split || random.nextInt(3) > 0) {
          lines.append(line(code, !split));
        }
        for (int more = 0; split && more < 3; more++) {
          lines.append(line(code + more, true));
        }
      }
    }
    return write(name, lines);
  }

  private static String line(String code, boolean billable) {
    return "00001 %-7s %s %-60s %s\n"
        .formatted(code, billable ? "1" : "0", "Of " + code, "Of " + code);
  }

  /** An order file of ICD-10-PCS. */
  Path procedures(String name) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String table : new String[] {"0SG", "0SH", "XW0"}) {
      lines.append(line(table, false));
      for (int end = 1_000; end < 1_060; end += 1 + random.nextInt(3)) {
        lines.append(line(table + end, true));
      }
    }
    return write(name, lines);
  }

  /** Which codes of the fifth characters took the place of which of the fourth. */
  Path conversion(String name) throws IOException {
    StringBuilder lines =
        new StringBuilder("Current code assignment\tEffective\tPrevious Code(s) Assignment\n");
    for (int category = 10; category < 30; category++) {
      for (int digit = 0; digit < 8; digit++) {
        for (int more = 0; more < 1 + random.nextInt(2); more++) {
          lines.append(
              "Q%d.%d%d\t2025\tQ%d.%d\n".formatted(category, digit, more, category, digit));
        }
      }
    }
    return write(name, lines);
  }

  /** A list of ICD-9-CM, which names no headers; its codes have up to {@code width} characters. */
  Path ninth(String name, int width) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int start = 100; start < 400; start += 1 + random.nextInt(5)) {
      int longest = 3 + random.nextInt(width - 2);
      for (int end = 0; end < (longest == 3 ? 1 : 9); end += 1 + random.nextInt(3)) {
        String code = (start + "" + end + end).substring(0, longest);
        lines.append(("%-" + width + "s Of %s\n").formatted(code, code));
      }
    }
    return write(name, lines);
  }

  /**
   * HCPCS with codes that ended, that begin later, and that are announced for after the edition.
   */
  Path hcpcs(String name) throws IOException {
    StringBuilder lines = new StringBuilder(HCPCS);
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      lines.append(record("Z" + letter, "7"));
    }
    for (int number = 100; number < 300; number += 1 + random.nextInt(3)) {
      lines.append(record("Z0" + number, "3"));
    }
    return write(name, lines);
  }

  private String record(String code, String id) {
    LocalDate first = LocalDate.of(2014, 1, 1).plusMonths(3L * random.nextInt(53));
    LocalDate last = first.plusMonths(3L * (1 + random.nextInt(30))).minusDays(1);
    String end = random.nextBoolean() ? day(last) : "";
    return String.join("\t", code, id, "C", day(first), "", end, "N", "Invented", "Invented\n");
  }

  private static String day(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
