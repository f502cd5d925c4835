package org.rimborso.codebooks.shelf;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.rimborso.codebooks.shelf.NaiveCodes.Listed;
import org.rimborso.codebooks.shelf.NaiveCodes.Row;

/** Official code files cut into {@link NaiveCodes} with nothing but substrings and splits. */
final class NaiveFiles {
  private NaiveFiles() {}

  /** The lines of a text, of one compressed, or of the entry of a zip whose name ends so. */
  static List<String> lines(Path file, String entry) throws IOException {
    try (InputStream in = open(file, entry)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
          .lines()
          .toList();
    }
  }

  private static InputStream open(Path file, String entry) throws IOException {
    if (file.toString().endsWith(".gz")) {
      return new GZIPInputStream(Files.newInputStream(file));
    }
    if (!file.toString().endsWith(".zip")) {
      return Files.newInputStream(file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String name =
          zip.stream()
              .filter(one -> one.getName().endsWith(entry))
              .findFirst()
              .orElseThrow()
              .getName();
      return new ByteArrayInputStream(zip.getInputStream(zip.getEntry(name)).readAllBytes());
    }
  }

  /** Every header and code of a fiscal year in a line of fixed width. */
  static Listed order(int year, List<String> lines) {
    return fiscalYears("FY" + year, year, year, order(lines));
  }

  /** The same, amended from April on. */
  static Listed april(int year, List<String> lines) {
    return new Listed(
        "April " + year, LocalDate.of(year, 4, 1), LocalDate.of(year, 9, 30), order(lines));
  }

  private static Map<String, List<Row>> order(List<String> lines) {
    Map<String, List<Row>> rows = new TreeMap<>();
    for (String line : lines) {
      boolean billable = line.charAt(14) == '1';
      add(
          rows,
          line.substring(6, 13).strip(),
          new Row(billable, NaiveCodes.ALWAYS, NaiveCodes.NEVER));
    }
    return rows;
  }

  /** Code, billable, first and last fiscal year, between tabs. */
  static Listed history(List<String> lines) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    Map<String, List<Row>> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      int from = Integer.parseInt(cells[2]);
      int to = Integer.parseInt(cells[3]);
      first = Math.min(first, from);
      last = Math.max(last, to);
      add(
          rows,
          cells[0],
          new Row(cells[1].equals("1"), LocalDate.of(from - 1, 10, 1), LocalDate.of(to, 9, 30)));
    }
    return fiscalYears("FY" + first + " to FY" + last, first, last, rows);
  }

  private static Listed fiscalYears(
      String label, int first, int last, Map<String, List<Row>> rows) {
    return new Listed(label, LocalDate.of(first - 1, 10, 1), LocalDate.of(last, 9, 30), rows);
  }

  /**
   * Version 32 of ICD-9-CM lists codes only: what begins them from {@code shortest} on heads them.
   */
  static Listed ninth(int width, int shortest, List<String> lines) {
    Map<String, List<Row>> rows = new TreeMap<>();
    for (String line : lines) {
      add(
          rows,
          line.substring(0, width).strip(),
          new Row(true, NaiveCodes.ALWAYS, NaiveCodes.NEVER));
    }
    for (String code : List.copyOf(rows.keySet())) {
      for (int length = shortest; length < code.length(); length++) {
        rows.putIfAbsent(
            code.substring(0, length),
            List.of(new Row(false, NaiveCodes.ALWAYS, NaiveCodes.NEVER)));
      }
    }
    return new Listed("v32", LocalDate.of(2013, 10, 1), LocalDate.of(2015, 9, 30), rows);
  }

  /** Code, record, coverage, add date, action date, termination date, between tabs. */
  static Listed hcpcs(String label, LocalDate to, List<String> lines) {
    Map<String, List<Row>> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      add(rows, cells[0], dated(cells[3], cells[5]));
    }
    return new Listed(label, to.withDayOfYear(1), to, rows);
  }

  /** Records of 320 characters, of which 3 and 7 begin a code and a modifier. */
  static Listed hcpcsOfFixedWidth(int year, List<String> lines) {
    Map<String, List<Row>> rows = new TreeMap<>();
    for (String line : lines) {
      if (line.length() > 292 && (line.charAt(10) == '3' || line.charAt(10) == '7')) {
        add(
            rows,
            line.substring(0, 5).strip(),
            dated(line.substring(268, 276), line.substring(284, 292)));
      }
    }
    return new Listed(
        Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), rows);
  }

  private static Row dated(String first, String last) {
    return new Row(
        true,
        LocalDate.parse(first, DateTimeFormatter.BASIC_ISO_DATE),
        last.isBlank()
            ? NaiveCodes.NEVER
            : LocalDate.parse(last, DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static void add(Map<String, List<Row>> rows, String code, Row row) {
    rows.computeIfAbsent(code, any -> new ArrayList<>()).add(row);
  }

  /** New code, year, previous codes in words; where they are ranges, this reading is at its end. */
  static void conversion(NaiveCodes codes, List<String> lines) {
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace(".", "").split("\t", -1);
      boolean ranges = cells.length > 2 && cells[2].contains("-");
      for (String previous : cells.length > 2 ? cells[2].split("[^A-Z0-9]+") : new String[0]) {
        if (ranges && previous.length() > 2) {
          codes.unclearBelow(previous.substring(0, 3));
        } else if (previous.matches("[A-Z][0-9A-Z]{2,6}") && !previous.equals(cells[0])) {
          codes.follows(cells[0], previous);
        }
      }
    }
  }
}
