package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.search.NameIndex;
import org.rimborso.codebooks.search.NamedCode;
import org.rimborso.codebooks.search.NamedCode.Span;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/** What ships with the product, as a layer below what a site imports. Read once. */
final class Shipped {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final List<CodeTable> tables = StarterSet.tables();
  private final Map<CodeSystem, NameIndex> indexes = new EnumMap<>(CodeSystem.class);

  List<CodeTable> tables() {
    return tables;
  }

  /** The index of a system, made when it is first asked for: a review of files needs none. */
  synchronized Optional<NameIndex> index(CodeSystem system) {
    if (indexes.isEmpty()) {
      StarterSet.rows().forEach((one, rows) -> indexes.put(one, NameIndex.of(named(rows))));
    }
    return Optional.ofNullable(indexes.get(system));
  }

  private static List<NamedCode> named(List<CodeTable.Row> rows) {
    Map<String, List<CodeTable.Row>> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row));
    return byCode.values().stream().map(Shipped::code).toList();
  }

  private static NamedCode code(List<CodeTable.Row> spans) {
    CodeTable.Row last = spans.get(spans.size() - 1);
    return new NamedCode(
        CodeSets.normalize(last.code()),
        last.english(),
        Optional.of(last.italian()),
        spans(spans, true),
        spans(spans, false));
  }

  private static List<Span> spans(List<CodeTable.Row> rows, boolean billable) {
    return rows.stream()
        .filter(row -> row.billable() == billable)
        .map(row -> new Span(row.first(), row.last().orElse(NEVER)))
        .toList();
  }
}
