package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Random look-ups through the imported tables against a reading of the same files that does nothing
 * but cut lines and put them into maps.
 */
class CodeLookupsAgreeTest {
  private static final int LOOKUPS = 10_000;
  private static final long SEED = 20261124;
  private static final CodeSets STARTER = StarterSet.codeSets();

  @TempDir private Path folder;

  /** An edition as a plain map: whether each code may be billed. */
  private record Naive(
      CodeSystem system, LocalDate from, LocalDate to, Map<String, Boolean> billable) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** What the files say, by the rule that the latest start wins. */
  private static String expected(List<Naive> all, CodeSystem system, String code, LocalDate day) {
    Optional<Naive> answering = answering(all, system, day);
    if (answering.isEmpty()) {
      // Where nothing imported can judge, the set that ships with the product is asked.
      return STARTER.ask(system, code, day).getClass().getSimpleName();
    }
    Boolean billable = answering.get().billable().get(code);
    if (billable != null) {
      return billable ? "Billable" : "Header";
    }
    boolean earlier = false;
    for (LocalDate start : starts(all, system)) {
      boolean has = answering(all, system, start).orElseThrow().billable().containsKey(code);
      if (has && start.isAfter(day)) {
        return "NotYetValid";
      }
      earlier |= has;
    }
    return earlier ? "NoLongerValid" : "Unknown";
  }

  /** Every day on which another edition may begin to answer. */
  private static Set<LocalDate> starts(List<Naive> all, CodeSystem system) {
    Set<LocalDate> starts = new TreeSet<>();
    all.stream()
        .filter(one -> one.system() == system)
        .flatMap(one -> Stream.of(one.from(), one.to().plusDays(1)))
        .filter(day -> answering(all, system, day).isPresent())
        .forEach(starts::add);
    return starts;
  }

  private static Optional<Naive> answering(List<Naive> all, CodeSystem system, LocalDate day) {
    Naive best = null;
    for (Naive one : all) {
      boolean fits = one.system() == system && one.covers(day);
      if (fits && (best == null || one.from().isAfter(best.from()))) {
        best = one;
      }
    }
    return Optional.ofNullable(best);
  }

  private static void agree(CodeSets codes, List<Naive> all) {
    Random random = new Random(SEED);
    List<CodeSystem> systems = all.stream().map(Naive::system).distinct().toList();
    Map<CodeSystem, List<String>> known = new HashMap<>();
    for (CodeSystem system : systems) {
      Set<String> every = new HashSet<>();
      all.stream()
          .filter(one -> one.system() == system)
          .forEach(one -> every.addAll(one.billable().keySet()));
      known.put(system, every.stream().sorted().toList());
    }
    LocalDate first = LocalDate.of(2013, 1, 1);
    for (int i = 0; i < LOOKUPS; i++) {
      CodeSystem system = systems.get(random.nextInt(systems.size()));
      String code = code(known.getOrDefault(system, List.of()), random);
      LocalDate day = first.plusDays(random.nextInt(365 * 16));
      if (answering(all, system, day).isEmpty() && day.isBefore(lastDay(all, system))) {
        continue;
      }
      assertThat(codes.ask(system, code, day).getClass().getSimpleName())
          .as("%s %s on %s, seed %d", system, code, day, SEED)
          .isEqualTo(expected(all, system, code, day));
    }
  }

  private static LocalDate lastDay(List<Naive> all, CodeSystem system) {
    return all.stream()
        .filter(one -> one.system() == system)
        .map(Naive::to)
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /** Mostly a code that some edition has, else one with a letter changed. */
  private static String code(List<String> known, Random random) {
    String code = known.get(random.nextInt(known.size()));
    if (random.nextInt(4) > 0) {
      return code;
    }
    char[] other = code.toCharArray();
    other[random.nextInt(other.length)] = (char) ('0' + random.nextInt(10));
    return new String(other);
  }

  @Test
  void ask_writtenFiles_agreesWithTheirLines() throws IOException {
    Random random = new Random(SEED);
    List<Path> files = new ArrayList<>();
    List<Naive> all = new ArrayList<>();
    for (int year = 2024; year <= 2027; year++) {
      Path file = folder.resolve("icd10cm_order_" + year + ".txt");
      Files.writeString(file, written(random));
      files.add(file);
      try (InputStream in = Files.newInputStream(file)) {
        all.add(naive(CodeSystem.ICD10CM, year, in));
      }
    }
    agree(imported(files), all);
  }

  private static String written(Random random) {
    StringBuilder lines = new StringBuilder();
    int number = 0;
    for (int category = 10; category < 60; category++) {
      lines.append(line(++number, "Q" + category, false));
      for (int digit = 0; digit < 10; digit++) {
        if (random.nextInt(3) > 0) {
          lines.append(line(++number, "Q" + category + digit, random.nextInt(5) > 0));
        }
      }
    }
    return lines.toString();
  }

  private static String line(int number, String code, boolean billable) {
    return "%05d %-7s %s %-60s %s\r\n"
        .formatted(number, code, billable ? "1" : "0", "Of " + code, "Of " + code);
  }

  @Test
  void ask_officialOrderFiles_agreesWithTheirLines() throws IOException {
    Path data = Path.of("..", "..", "shared", "data", "codesets");
    assumeTrue(
        Files.isReadable(data),
        "skipped: ../shared/data/codesets is absent, look-ups are not compared with official files");
    Map<Path, CodeSystem> zips =
        Map.of(
            data.resolve("icd10cm/cms_2024_dx.zip"), CodeSystem.ICD10CM,
            data.resolve("icd10cm/cms_2025_dx.zip"), CodeSystem.ICD10CM,
            data.resolve("icd10cm/cms_2026_dx.zip"), CodeSystem.ICD10CM,
            data.resolve("icd10pcs/cms_2025_pr.zip"), CodeSystem.ICD10PCS,
            data.resolve("icd10pcs/cms_2026_pr.zip"), CodeSystem.ICD10PCS);
    List<Naive> all = new ArrayList<>();
    for (Map.Entry<Path, CodeSystem> zip : zips.entrySet()) {
      int year = Integer.parseInt(zip.getKey().getFileName().toString().replaceAll("\\D", ""));
      all.add(naiveOfZip(zip.getValue(), year, zip.getKey()));
    }
    CodeSets codes = imported(zips.keySet().stream().sorted().toList());

    assertThat(codes.ask(CodeSystem.ICD10CM, "D69.1", LocalDate.of(2026, 9, 30)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.ask(CodeSystem.ICD10PCS, "0016070", LocalDate.of(2026, 10, 1)))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    agree(codes, all);
  }

  private static Naive naiveOfZip(CodeSystem system, int year, Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("(?i).*order_?\\d{4}\\.txt")) {
          return naive(system, year, zip);
        }
      }
    }
    throw new IOException("no order file in " + file.getFileName());
  }

  private static Naive naive(CodeSystem system, int year, InputStream in) throws IOException {
    Map<String, Boolean> codes = new HashMap<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.length() > 16) {
        codes.put(line.substring(6, 13).strip(), line.charAt(14) == '1');
      }
    }
    return new Naive(system, LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30), codes);
  }

  private CodeSets imported(List<Path> files) {
    CodeShelf shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
    ImportReport report =
        shelf.load(files, Samples.settings(new CodeFiles()::read), Progress.SILENT);
    assertThat(report.isRefused()).as(report.lines().toString()).isFalse();
    return shelf.snapshot().codes();
  }
}
