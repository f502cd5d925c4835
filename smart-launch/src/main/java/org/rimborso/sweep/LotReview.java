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
import java.util.function.Consumer;
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
public final class LotReview {
  public static final String FINDINGS = "findings.ndjson";
  public static final String ACCOUNTS = "accounts.ndjson";
  public static final String TOTALS = "totals.json";
  private static final int TOLD = 1000;
  private static final int BUFFER = 1 << 16;

  private final Settled settled;
  private final Lots lots;
  private final Set<String> limits = new TreeSet<>();
  private final LineReader reader;
  private final LocalDate asOf;
  private final ZoneId zone;
  private final ReviewJson json;
  private final List<SideFile> sides;
  private final Function<Chart, Review> reviews;

  public LotReview(
      Settled settled,
      Lots lots,
      Optional<ZoneId> zoneOfDates,
      WholeInput references,
      LocalDate asOf,
      ReviewJson json,
      List<SideFile> sides,
      Function<Chart, Review> reviews) {
    this.settled = settled;
    this.lots = lots;
    this.asOf = asOf;
    this.json = json;
    this.sides = sides;
    this.reviews = reviews;
    reader = new LineReader(new ReadOptions(zoneOfDates, references.telling(limits::add)));
    zone = zoneOfDates.orElse(ZoneId.systemDefault());
  }

  /** The lines of one lot. */
  @FunctionalInterface
  public interface Source {
    /** Hands on every line, in the order of the input. */
    void each(Consumer<Spilled> line) throws IOException;
  }

  /** Where what is found goes, by the name of its file. */
  @FunctionalInterface
  public interface Outlet {
    /** A new, empty file. */
    OutputStream open(String name) throws IOException;
  }

  /** Writes what is found in {@code lot} to files in {@code folder}, which it makes. */
  void review(int lot, LotLines lines, Path folder, Disk disk) throws IOException {
    Files.createDirectories(folder);
    review(
        lot,
        line -> lines.each(lot, line::accept),
        name ->
            new BufferedOutputStream(
                Channels.newOutputStream(disk.create(folder.resolve(name))), BUFFER));
  }

  /**
   * Writes what is found in {@code lot}: findings, accounts and side files as lines, last its
   * totals.
   */
  public void review(int lot, Source lines, Outlet outlet) throws IOException {
    limits.clear();
    ChartAssembler assembler = read(lot, lines);
    Predicate<Reference> mine = person -> isOf(lot, person);
    Totals totals = new Totals();
    try (JsonGenerator findings = ReviewJson.lines(outlet.open(FINDINGS));
        JsonGenerator accounts = ReviewJson.lines(outlet.open(ACCOUNTS));
        Beside beside = new Beside(outlet)) {
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
    try (OutputStream out = outlet.open(TOTALS)) {
      out.write(totals.kept(warnings.subList(0, Math.min(TOLD, warnings.size())), limits));
    }
  }

  /** The side files of one lot. */
  private final class Beside implements Closeable {
    private final List<OutputStream> outs = new ArrayList<>();

    Beside(Outlet outlet) throws IOException {
      for (SideFile side : sides) {
        outs.add(outlet.open(side.name()));
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

  private ChartAssembler read(int lot, Source lines) throws IOException {
    Reading reading = new Reading(lot);
    lines.each(reading::line);
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
