package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/**
 * The editions of one code system as plain maps, asked day by day: slow, and by the rules as they
 * are written down rather than as they are programmed.
 */
final class NaiveCodes {
  /** Before and after all that is published. */
  static final LocalDate ALWAYS = LocalDate.of(1000, 1, 1);

  static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final CodeSystem system;
  private final List<Listed> editions = new ArrayList<>();
  private final NavigableSet<String> codes = new TreeSet<>();
  private final List<String> known = new ArrayList<>();
  private final List<String> changing = new ArrayList<>();
  private final Map<String, Set<String>> followers = new HashMap<>();
  private final Set<String> unclear = new HashSet<>();

  /** One line of an edition; {@link #ALWAYS} and {@link #NEVER} where it names no day. */
  record Row(boolean billable, LocalDate first, LocalDate last) {
    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** One edition as its file lists it. */
  record Listed(String label, LocalDate from, LocalDate to, Map<String, List<Row>> rows) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  NaiveCodes(CodeSystem system) {
    this.system = system;
  }

  CodeSystem system() {
    return system;
  }

  void add(Listed edition) {
    editions.add(edition);
    codes.addAll(edition.rows().keySet());
  }

  /** Says that {@code code} took the place of {@code previous}. */
  void follows(String code, String previous) {
    followers.computeIfAbsent(previous, any -> new HashSet<>()).add(code);
  }

  /** Says that this reading cannot tell what took the place of codes that begin so. */
  void unclearBelow(String category) {
    unclear.add(category);
  }

  /** The codes in whose place others came. */
  List<String> followed() {
    return followers.keySet().stream().sorted().toList();
  }

  boolean tellsSuccessor(String code) {
    return unclear.stream().noneMatch(code::startsWith);
  }

  /** A code that an edition has, often one that changed, or one like it. */
  String anyCode(Random random) {
    if (known.isEmpty()) {
      known.addAll(codes);
      codes.stream().filter(this::changes).forEach(changing::add);
    }
    List<String> among = changing.isEmpty() || random.nextBoolean() ? known : changing;
    String code = among.get(random.nextInt(among.size()));
    char[] other = code.toCharArray();
    other[random.nextInt(other.length)] = (char) ('0' + random.nextInt(10));
    return switch (random.nextInt(8)) {
      case 0 -> new String(other);
      case 1 -> code.substring(0, 1 + random.nextInt(code.length()));
      case 2 -> code + random.nextInt(10);
      default -> code;
    };
  }

  /** Whether editions differ in the code, or one says that it begins or ends within its days. */
  private boolean changes(String code) {
    boolean within =
        editions.stream()
            .anyMatch(
                edition ->
                    rows(edition, code).stream()
                        .flatMap(row -> Stream.of(row.first().minusDays(1), row.last()))
                        .anyMatch(day -> edition.covers(day) && !day.equals(edition.to())));
    return within || editions.stream().map(edition -> rows(edition, code)).distinct().count() > 1;
  }

  /** A day: of the editions' own years, near a turning point, or from long before to long after. */
  LocalDate anyDay(String code, Random random) {
    LocalDate first = firstDay();
    int days = (int) (lastDay().toEpochDay() - first.toEpochDay());
    List<LocalDate> turns = turns(code).stream().filter(day -> day.isAfter(first)).toList();
    return switch (random.nextInt(5)) {
      case 0 -> first.plusDays(random.nextInt(days + 2_000) - 1_000);
      case 1, 2 -> first.plusDays(random.nextInt(days + 1));
      default -> turns.get(random.nextInt(turns.size())).minusDays(random.nextInt(2));
    };
  }

  private LocalDate firstDay() {
    return editions.stream().map(Listed::from).min(LocalDate::compareTo).orElseThrow();
  }

  LocalDate lastDay() {
    return editions.stream().map(Listed::to).max(LocalDate::compareTo).orElseThrow();
  }

  /** All days on which what is said of {@code code} may change. */
  private NavigableSet<LocalDate> turns(String code) {
    NavigableSet<LocalDate> turns = new TreeSet<>();
    for (Listed edition : editions) {
      turns.add(edition.from());
      turns.add(edition.to().plusDays(1));
      for (Row row : edition.rows().getOrDefault(code, List.of())) {
        turns.add(row.first());
        turns.add(row.last().plusDays(1));
      }
    }
    return turns;
  }

  /** The edition with the latest start among those complete for the day, the shortest of equals. */
  private Optional<Listed> covering(LocalDate day) {
    Listed best = null;
    for (Listed one : editions) {
      boolean better =
          best == null
              || one.from().isAfter(best.from())
              || one.from().equals(best.from()) && !one.to().isAfter(best.to());
      best = one.covers(day) && better ? one : best;
    }
    return Optional.ofNullable(best);
  }

  /** The edition that starts next after the day, the shortest of equals. */
  private Optional<Listed> next(LocalDate day) {
    Listed best = null;
    for (Listed one : editions) {
      boolean better =
          best == null
              || one.from().isBefore(best.from())
              || one.from().equals(best.from()) && !one.to().isAfter(best.to());
      best = one.from().isAfter(day) && better ? one : best;
    }
    return Optional.ofNullable(best);
  }

  /** Whether the code is billable, or a header; empty if it is not in force. */
  private Optional<Boolean> inForce(String code, LocalDate day) {
    Optional<Listed> complete = covering(day);
    Optional<Listed> later = next(day);
    List<Row> said;
    if (complete.isPresent()) {
      said = rows(complete.get(), code);
    } else if (later.isPresent()) {
      said = rows(later.get(), code).stream().filter(row -> row.first().isAfter(ALWAYS)).toList();
    } else {
      LocalDate last = lastDay();
      said =
          rows(covering(last).orElseThrow(), code).stream()
              .filter(row -> row.first().isAfter(last))
              .toList();
    }
    return said.stream().filter(row -> row.holds(day)).findFirst().map(Row::billable);
  }

  private static List<Row> rows(Listed edition, String code) {
    return edition.rows().getOrDefault(code, List.of());
  }

  /** The answer to a bare code; empty where the editions cannot judge it. */
  Optional<CodeAnswer> answer(String code, LocalDate day) {
    Optional<String> label =
        covering(day).or(() -> next(day)).map(one -> system.label() + " " + one.label());
    Optional<Boolean> billable = label.flatMap(any -> inForce(code, day));
    if (billable.isPresent()) {
      return label.map(
          by -> billable.get() ? new CodeAnswer.Billable(by) : new CodeAnswer.Header(by));
    }
    return covering(day).flatMap(any -> label).map(by -> outOfForce(by, code, day));
  }

  private CodeAnswer outOfForce(String label, String code, LocalDate day) {
    for (LocalDate turn : turns(code).tailSet(day, false)) {
      if (inForce(code, turn).isPresent()) {
        return new CodeAnswer.NotYetValid(label, turn);
      }
    }
    for (LocalDate turn : turns(code).headSet(day, true).descendingSet()) {
      if (turn.isAfter(ALWAYS) && inForce(code, turn.minusDays(1)).isPresent()) {
        return new CodeAnswer.NoLongerValid(label, turn.minusDays(1), successor(code));
      }
    }
    return new CodeAnswer.Unknown(label);
  }

  private Optional<String> successor(String code) {
    Set<String> all = followers.getOrDefault(code, Set.of());
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  /** The codes that begin with {@code code}, itself left out, and are billable. */
  List<String> billableBelow(String code, LocalDate day) {
    return codes.subSet(code, false, code + Character.MAX_VALUE, false).stream()
        .filter(below -> inForce(below, day).orElse(false))
        .toList();
  }
}
