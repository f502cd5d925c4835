package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** The codes of a list without headers, each once. */
final class CodeListTable {
  private final List<Edition.CodeRow> rows = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private long ended;

  /**
   * Adds a code.
   *
   * @param line where it stands
   * @throws Broken if the list has it already, or it ends before it begins
   */
  void add(long line, String code, Optional<LocalDate> first, Optional<LocalDate> last, String name)
      throws Broken {
    if (!codes.add(code)) {
      throw new Broken(line, "code " + code + " is listed twice");
    }
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw new Broken(line, "code " + code + " ends before it begins");
    }
    rows.add(new Edition.CodeRow(code, true, first, last, name));
    ended += last.isPresent() ? 1 : 0;
  }

  /** Appends to the name of the code added last. */
  void append(String more) {
    Edition.CodeRow last = rows.remove(rows.size() - 1);
    rows.add(
        new Edition.CodeRow(
            last.code(),
            last.billable(),
            last.first(),
            last.last(),
            (last.name() + " " + more).strip()));
  }

  /** The code added last. */
  Optional<String> latest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).code());
  }

  List<Edition.CodeRow> rows() {
    return rows;
  }

  long ended() {
    return ended;
  }

  /** The edition; {@code modifiers} of its codes are no codes but modifiers. */
  Edition edition(Book book, Period period, long modifiers) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("codes", rows.size() - modifiers);
    if (modifiers > 0) {
      counts.put("modifiers", modifiers);
    }
    if (ended > 0) {
      counts.put("with a termination date", ended);
    }
    return new Edition(
        book, period.label(), period.from(), period.to(), new Edition.Codes(rows, true), counts);
  }
}
