package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.account.Account;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;

/** Reviews lots, one after the other. Not safe for several threads. */
final class LotReview {
  static final String FINDINGS = "findings.ndjson";
  static final String ACCOUNTS = "accounts.ndjson";
  static final String TOTALS = "totals.json";
  private static final int TOLD = 1000;
  private static final int BUFFER = 1 << 16;

  private final Settled settled;
  private final Lots lots;
  private final Disk disk;
  private final Set<String> limits = new TreeSet<>();
  private final LineReader reader;
  private final LocalDate asOf;
  private final ZoneId zone;
  private final ReviewJson json;
  private final List<SideFile> sides;
  private final Function<Chart, Review> reviews;

  LotReview(
      Settled settled,
      Lots lots,
      Disk disk,
      Optional<ZoneId> zoneOfDates,
      WholeInput references,
      LocalDate asOf,
      ReviewJson json,
      List<SideFile> sides,
      Function<Chart, Review> reviews) {
    this.settled = settled;
    this.lots = lots;
    this.disk = disk;
    this.asOf = asOf;
    this.json = json;
    this.sides = sides;
    this.reviews = reviews;
    reader = new LineReader(new ReadOptions(zoneOfDates, references.telling(limits::add)));
    zone = zoneOfDates.orElse(ZoneId.systemDefault());
  }

  /** Writes what is found in {@code lot} to files in {@code folder}, which it makes. */
  void review(int lot, Path folder) throws IOException {
    limits.clear();
    Files.createDirectories(folder);
    ChartAssembler assembler = read(lot);
    Predicate<Reference> mine = person -> isOf(lot, person);
    Totals totals = new Totals();
    try (JsonGenerator findings = lines(folder.resolve(FINDINGS));
        JsonGenerator accounts = lines(folder.resolve(ACCOUNTS));
        Beside beside = new Beside(folder)) {
      for (Assembled one : assembler.ofAll(asOf, zone, settled.around(), mine)) {
        Review review = reviews.apply(one.chart());
        Optional<String> patient = one.patient().map(Reference::toString);
        for (Finding finding : review.findings()) {
          json.findingLine(findings, finding, patient);
        }
        for (Account account : review.accounts()) {
          json.accountLine(accounts, account, patient);
        }
        beside.write(one, review);
        totals.add(review, patient);
      }
    }
    List<String> warnings = assembler.warnings();
    totals.count(warnings.size(), "warnings");
    try (OutputStream out = open(folder.resolve(TOTALS))) {
      out.write(totals.kept(warnings.subList(0, Math.min(TOLD, warnings.size())), limits));
    }
  }

  /** The side files of one lot. */
  private final class Beside implements Closeable {
    private final List<OutputStream> outs = new ArrayList<>();

    Beside(Path folder) throws IOException {
      for (SideFile side : sides) {
        outs.add(open(folder.resolve(side.name())));
      }
    }

    void write(Assembled chart, Review review) throws IOException {
      for (int i = 0; i < outs.size(); i++) {
        for (String line : sides.get(i).lines().of(chart, review)) {
          outs.get(i).write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (OutputStream out : outs) {
        out.close();
      }
    }
  }

  private boolean isOf(int lot, Reference person) {
    return lots.of(Keys.of(person)) == lot;
  }

  private OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Channels.newOutputStream(disk.create(file)), BUFFER);
  }

  private JsonGenerator lines(Path file) throws IOException {
    return ReviewJson.lines(open(file));
  }

  private ChartAssembler read(int lot) throws IOException {
    Reading reading = new Reading(lot);
    if (settled.isMixed()) {
      List<Spilled> lines = new ArrayList<>();
      for (SpillFile spill : settled.spills()) {
        spill.each(lot, lines::add);
      }
      lines.sort(Spilled::inOrder);
      lines.forEach(reading::line);
    } else {
      for (SpillFile spill : settled.spills()) {
        spill.each(lot, reading::line);
      }
    }
    reading.end();
    return reading.assembler;
  }

  /** A lot while its lines are read: says at the end of each file what is not known of it. */
  private final class Reading {
    private final ChartAssembler assembler = new ChartAssembler();
    private final Set<Reference> patients = new LinkedHashSet<>();
    private final List<Settled.LeftOut> everywhere = settled.everywhere();
    private final int lot;
    private int leftOut;
    private int file;

    Reading(int lot) {
      this.lot = lot;
    }

    void line(Spilled line) {
      if (line.file() != file) {
        endFile();
        file = line.file();
      }
      while (leftOut < everywhere.size() && everywhere.get(leftOut).line().isBefore(line)) {
        assembler.accept(everywhere.get(leftOut++).item());
      }
      boolean counts = settled.conflicts().counts(line);
      reader.read(line.json(), item -> take(item, counts));
    }

    private void take(Item item, boolean counts) {
      if (settled.broken().containsKey(file)) {
        item.patient().ifPresent(patients::add);
      }
      if ((counts || item.resource().isEmpty()) && isHere(item)) {
        assembler.accept(item);
      }
    }

    /** What is another one's by now was brought to the lot of that person. */
    private boolean isHere(Item item) {
      return item.patient().isEmpty() || isOf(lot, settled.around().person(item.patient().get()));
    }

    private void endFile() {
      if (!patients.isEmpty()) {
        List<Limitation> missing =
            settled.broken().getOrDefault(file, List.of()).stream()
                .map(type -> Limitation.ofType(type, Cause.LIST_INCOMPLETE))
                .toList();
        patients.forEach(patient -> assembler.accept(Item.unread(patient, missing)));
        patients.clear();
      }
    }

    void end() {
      endFile();
      while (leftOut < everywhere.size()) {
        assembler.accept(everywhere.get(leftOut++).item());
      }
    }
  }
}
