package org.rimborso.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/**
 * What rules in files cost over one patient's chart, on one thread: the rules that ship as
 * examples, without their payers and days, so that every one looks at every claim.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PayerRuleCosts {
  /** Claims of the patient. */
  private static final int CLAIMS = 500;

  private static final int WARM_UP = 100;
  private static final int TURNS = 51;
  private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

  /** How many rules; beyond those that ship, the same again under other ids. */
  @Param({"20", "100"})
  public int rules;

  /** Only the rule whose id ends so; empty for all. */
  @Param({""})
  public String only = "";

  /** As {@link RuleCosts#look}. */
  @Param({"first", "again"})
  public String look = "again";

  /** The folder of the examples. */
  @Param({"smart-launch/docs/payer-rules"})
  public String folder = "";

  private List<Rule> made = List.of();
  private Supplier<Chart> charts =
      () -> new Chart(LocalDate.EPOCH, ZoneId.of("UTC"), List.of(), List.of());
  private Optional<Chart> chart = Optional.empty();

  /** Reads the patient and the rules. */
  @Setup
  public void read() throws IOException {
    made = rules();
    charts = RuleCosts.charts(new BigPatient(CLAIMS, 42));
    chart = Optional.of(charts.get());
  }

  private List<Rule> rules() throws IOException {
    Path copies = Files.createTempDirectory("payer-rules");
    List<Path> files = new ArrayList<>();
    for (int copy = 0; copy * 20 < rules; copy++) {
      try (Stream<Path> all = Files.list(Path.of(folder))) {
        for (Path file : all.filter(PayerRuleCosts::holdsRules).sorted().toList()) {
          String text =
              Files.readString(file)
                  .replaceAll("(?m)^    (payers|from|to): .*$", "")
                  .replaceAll("(?m)^  - id: payer-", "  - id: payer-" + copy + "-");
          files.add(Files.writeString(copies.resolve(copy + "-" + file.getFileName()), text));
        }
      }
    }
    List<Rule> all =
        PayerRules.of(files)
            .rules(new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS));
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(copies);
    return all.stream().filter(rule -> rule.id().endsWith(only)).toList();
  }

  private static boolean holdsRules(Path file) {
    return file.toString().endsWith(".yaml") && !file.endsWith("tables.yaml");
  }

  /** A chart that no rule has seen, where it is to be the first look. */
  @Setup(Level.Invocation)
  public void anew() {
    if (look.equals("first")) {
      chart = Optional.of(charts.get());
    }
  }

  /** All of them. */
  @Benchmark
  public int all() {
    int said = 0;
    for (Rule rule : made) {
      said += rule.walk(chart.orElseThrow()).whole().size();
    }
    return said;
  }

  /**
   * Prints what each rule costs, and all together, by the time that the thread had a core:
   * arguments: how many rules, which look, the folder of the examples.
   */
  public static void main(String[] arguments) throws IOException {
    PayerRuleCosts costs = new PayerRuleCosts();
    costs.rules = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    costs.look = arguments.length > 1 ? arguments[1] : "again";
    costs.folder = arguments.length > 2 ? arguments[2] : "smart-launch/docs/payer-rules";
    costs.read();
    long[] together = new long[TURNS];
    Map<String, long[]> times = new TreeMap<>();
    for (int i = 0; i < WARM_UP + TURNS; i++) {
      costs.anew();
      int turn = Math.max(0, i - WARM_UP);
      long begun = TIMES.getCurrentThreadCpuTime();
      costs.all();
      together[turn] = TIMES.getCurrentThreadCpuTime() - begun;
      for (Rule rule : costs.made) {
        long start = TIMES.getCurrentThreadCpuTime();
        rule.walk(costs.chart.orElseThrow()).whole();
        times.computeIfAbsent(rule.id(), id -> new long[TURNS])[turn] =
            TIMES.getCurrentThreadCpuTime() - start;
      }
    }
    times.forEach(
        (rule, all) -> System.out.printf("%-45s %7.0f ns a claim%n", rule, median(all) / CLAIMS));
    System.out.printf(
        "%d rules together: %.1f us a claim%n",
        costs.made.size(), median(together) / CLAIMS / 1000);
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
