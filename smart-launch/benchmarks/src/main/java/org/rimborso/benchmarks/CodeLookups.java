package org.rimborso.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;

/**
 * A validity look-up through the public interface, beside a {@code HashMap<String, …>} of the same
 * table. Codes are asked in random order, on random days of twelve fiscal years; half are written
 * with a dot, one in fifty does not exist.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class CodeLookups {
  private static final int QUESTIONS = 1 << 16;
  private static final long SEED = 20_261_124;
  private static final int WARM_UP = 50;
  private static final int TURNS = 251;

  private final String[] written = new String[QUESTIONS];
  private final String[] bare = new String[QUESTIONS];
  private final LocalDate[] days = new LocalDate[QUESTIONS];
  private CodeSets imported = LoadedCodeSets.NONE;
  private CodeSets layered = LoadedCodeSets.NONE;
  private Map<String, Days> map = Map.of();

  /** What the map says of a code. */
  private record Days(boolean billable, LocalDate first, LocalDate last) {
    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** Builds the table, the map, and the questions. */
  @Setup
  public void build() {
    ShapedCodes shaped = new ShapedCodes(SEED);
    CodeTable table = CodeTable.of(CodeSystem.ICD10CM, shaped.editions());
    imported = new LoadedCodeSets(List.of(table));
    CodeTable lastYear =
        CodeTable.of(CodeSystem.ICD10CM, List.of(shaped.edition(ShapedCodes.LAST_YEAR)));
    layered = new LoadedCodeSets(List.of(lastYear, table));
    map = new HashMap<>();
    List<ShapedCodes.Code> codes = shaped.codes();
    for (ShapedCodes.Code code : codes) {
      LocalDate first = LocalDate.of(code.firstYear() - 1, 10, 1);
      LocalDate last = LocalDate.of(code.lastYear(), 9, 30);
      map.put(code.bare(), new Days(code.billable(), first, last));
    }
    Random random = new Random(SEED);
    LocalDate start = LocalDate.of(ShapedCodes.FIRST_YEAR - 1, 10, 1);
    int span = 365 * (ShapedCodes.LAST_YEAR - ShapedCodes.FIRST_YEAR + 1);
    for (int i = 0; i < QUESTIONS; i++) {
      String code = codes.get(random.nextInt(codes.size())).bare();
      String end = random.nextInt(50) == 0 ? "Z" : code.substring(code.length() - 1);
      bare[i] = code.substring(0, code.length() - 1) + end;
      written[i] = random.nextBoolean() ? CodeSets.display(CodeSystem.ICD10CM, bare[i]) : bare[i];
      days[i] = start.plusDays(random.nextInt(span));
    }
  }

  /** What rules call: one imported table. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public int ask() {
    return billable(imported);
  }

  /** Two layers, of which the first holds one year and mostly cannot judge. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public int askTwoLayers() {
    return billable(layered);
  }

  private int billable(CodeSets codes) {
    int billable = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      CodeAnswer answer = codes.ask(CodeSystem.ICD10CM, written[i], days[i]);
      billable += answer instanceof CodeAnswer.Billable ? 1 : 0;
    }
    return billable;
  }

  /** The map asked for the same codes as they are written, which it must normalize first. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public int hashMapAnySpelling() {
    int billable = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Days found = map.get(CodeSets.normalize(written[i]));
      billable += found != null && found.holds(days[i]) && found.billable() ? 1 : 0;
    }
    return billable;
  }

  /** The map at its best: bare codes whose hash is known from the round before. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public int hashMapBareCode() {
    int billable = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Days found = map.get(bare[i]);
      billable += found != null && found.holds(days[i]) && found.billable() ? 1 : 0;
    }
    return billable;
  }

  /**
   * The same side by side, in turns, in the time that the thread had a core: for machines with
   * other work, where JMH's clock measures that, too. Refuses to print if answers differ.
   */
  public static void main(String[] args) {
    CodeLookups lookups = new CodeLookups();
    lookups.build();
    Map<String, IntSupplier> ways = new LinkedHashMap<>();
    ways.put("ask", lookups::ask);
    ways.put("askTwoLayers", lookups::askTwoLayers);
    ways.put("hashMapAnySpelling", lookups::hashMapAnySpelling);
    ways.put("hashMapBareCode", lookups::hashMapBareCode);
    Map<String, double[]> times = new LinkedHashMap<>();
    ways.keySet().forEach(way -> times.put(way, new double[TURNS]));
    Set<Integer> answers = new HashSet<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      for (Map.Entry<String, IntSupplier> way : ways.entrySet()) {
        long start = threads.getCurrentThreadCpuTime();
        answers.add(way.getValue().getAsInt());
        if (turn >= 0) {
          times.getOrDefault(way.getKey(), new double[TURNS])[turn] =
              (threads.getCurrentThreadCpuTime() - start) / (double) QUESTIONS;
        }
      }
    }
    if (answers.size() > 1) {
      throw new IllegalStateException("the ways do not agree: " + answers);
    }
    times.forEach(
        (way, all) -> {
          Arrays.sort(all);
          System.out.printf("%s: median %.0f ns, best %.0f ns%n", way, all[TURNS / 2], all[0]);
        });
  }
}
