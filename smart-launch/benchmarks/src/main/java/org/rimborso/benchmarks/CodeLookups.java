package org.rimborso.benchmarks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;
import org.rimborso.codebooks.StarterSet;
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
    layered = new LoadedCodeSets(List.of(StarterSet.icd10cm(), table));
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
  public void ask(Blackhole hole) {
    for (int i = 0; i < QUESTIONS; i++) {
      hole.consume(imported.ask(CodeSystem.ICD10CM, written[i], days[i]));
    }
  }

  /** Two layers, of which the first mostly cannot judge. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public void askTwoLayers(Blackhole hole) {
    for (int i = 0; i < QUESTIONS; i++) {
      hole.consume(layered.ask(CodeSystem.ICD10CM, written[i], days[i]));
    }
  }

  /** The map asked for the same codes as they are written, which it must normalize first. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public void hashMapAnySpelling(Blackhole hole) {
    for (int i = 0; i < QUESTIONS; i++) {
      Days found = map.get(CodeSets.normalize(written[i]));
      hole.consume(found != null && found.holds(days[i]) && found.billable());
    }
  }

  /** The map at its best: bare codes whose hash is known from the round before. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public void hashMapBareCode(Blackhole hole) {
    for (int i = 0; i < QUESTIONS; i++) {
      Days found = map.get(bare[i]);
      hole.consume(found != null && found.holds(days[i]) && found.billable());
    }
  }
}
