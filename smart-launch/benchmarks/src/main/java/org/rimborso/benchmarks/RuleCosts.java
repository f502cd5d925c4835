package org.rimborso.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codes.CodeSets;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/**
 * What all built-in rules cost over one patient's chart, on one thread, without reading and without
 * accounts. Every turn gets a chart of its own, for a chart remembers what rules found out about
 * it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(3)
public class RuleCosts {
  private static final String[] TYPES = {
    "Coverage",
    "Encounter",
    "Condition",
    "Procedure",
    "Claim",
    "ClaimResponse",
    "ExplanationOfBenefit",
    "Organization",
    "Practitioner"
  };

  /** Claims to be judged before the compiler is done. */
  private static final int WARM_UP = 400_000;

  private static final int TURNS = 101;

  /** How many claims the patient has. */
  @Param({"50", "500", "5000", "50000"})
  public int claims;

  /**
   * Which look at the chart: the {@code first}, whose indexes are not worked out yet, or one {@code
   * again}, as when somebody turns from page to page.
   */
  @Param({"first", "again"})
  public String look = "first";

  /** A folder of imported code sets; empty for those that ship. */
  @Param({""})
  public String codes = "";

  private List<Rule> rules = List.of();
  private Optional<Reviewer> reviewer = Optional.empty();
  private Supplier<Chart> charts =
      () -> new Chart(LocalDate.EPOCH, ZoneId.of("UTC"), List.of(), List.of());
  private Optional<Chart> chart = Optional.empty();

  /** Reads the patient. */
  @Setup
  public void read() {
    CodeSets sets =
        codes.isEmpty()
            ? StarterSet.codeSets()
            : new CodeShelf(Path.of(codes), Clock.systemUTC()).snapshot().codes();
    RuleContext context = new RuleContext(sets, Payers.NONE, Parameters.DEFAULTS);
    rules = Reviewer.provided(context);
    reviewer = Optional.of(Reviewer.of(context));
    charts = charts(new BigPatient(claims, 42));
    chart = Optional.of(charts.get());
  }

  /** A chart that no rule has seen, where it is to be the first look. */
  @Setup(Level.Invocation)
  public void anew() {
    if (look.equals("first")) {
      chart = Optional.of(charts.get());
    }
  }

  /** All rules, as a review asks them. */
  @Benchmark
  public int all() {
    return reviewer.orElseThrow().outcomes(chart.orElseThrow()).size();
  }

  /** A whole review as pages do it: rules shared by two threads, and accounts beside them. */
  @Benchmark
  public Review review() {
    return reviewer.orElseThrow().review(chart.orElseThrow());
  }

  static Supplier<Chart> charts(BigPatient patient) {
    ChartAssembler assembler = new ChartAssembler();
    ReadOptions options = new ReadOptions(Optional.of(ZoneId.of("UTC")), new ReferenceIndex());
    BundleReader reader = new BundleReader(options);
    for (String type : TYPES) {
      String json = patient.bundle(type, "https://ehr.example/fhir");
      reader.read(json.getBytes(StandardCharsets.UTF_8), assembler);
    }
    reader.read(patient.patient().getBytes(StandardCharsets.UTF_8), assembler);
    return () ->
        assembler
            .ofPatient(
                new Reference("Patient", BigPatient.ID),
                LocalDate.of(2026, 11, 23),
                ZoneId.of("UTC"))
            .chart();
  }

  /**
   * Prints what each rule costs by the time that the thread had a core: arguments: how many claims,
   * which look, a folder of imported code sets.
   */
  public static void main(String[] arguments) {
    RuleCosts costs = new RuleCosts();
    costs.claims = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    costs.look = arguments.length > 1 ? arguments[1] : "first";
    costs.codes = arguments.length > 2 ? arguments[2] : "";
    costs.read();
    Map<String, long[]> times = new TreeMap<>();
    long[] together = new long[TURNS];
    int warmUp = WARM_UP / costs.claims;
    for (int i = 0; i < warmUp + TURNS; i++) {
      costs.anew();
      int turn = Math.max(0, i - warmUp);
      together[turn] = costs.together();
      costs.anew();
      costs.turn(times, turn);
    }
    times.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -median(entry.getValue())))
        .forEach(
            entry ->
                System.out.printf(
                    "%-40s %7.0f ns a claim%n",
                    entry.getKey(), median(entry.getValue()) / costs.claims));
    System.out.printf(
        "%-40s %7.0f ns a claim%n", "all, as a review asks them", median(together) / costs.claims);
  }

  private long together() {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    all();
    return thread.getCurrentThreadCpuTime() - start;
  }

  /** Rule by rule. */
  private void turn(Map<String, long[]> times, int turn) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    for (Rule rule : rules) {
      long start = thread.getCurrentThreadCpuTime();
      rule.check(chart.orElseThrow());
      long time = thread.getCurrentThreadCpuTime() - start;
      times.computeIfAbsent(rule.id(), id -> new long[TURNS])[turn] = time;
    }
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
