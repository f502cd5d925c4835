package org.rimborso.codes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Code sets held in memory, one table a system. What has no table is not loaded. */
public final class LoadedCodeSets implements CodeSets {
  /** No code set at all. */
  public static final CodeSets NONE = new LoadedCodeSets(List.of());

  private final Map<CodeSystem, CodeTable> tables;

  /**
   * The sets of {@code tables}.
   *
   * @throws IllegalStateException if two tables are of one system
   */
  public LoadedCodeSets(Collection<CodeTable> tables) {
    this.tables =
        tables.stream()
            .collect(Collectors.toUnmodifiableMap(CodeTable::system, Function.identity()));
  }

  @Override
  public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
    CodeTable table = tables.get(system);
    return table == null ? CodeTable.notLoaded(system, day) : table.ask(code, day);
  }

  @Override
  public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
    CodeTable table = tables.get(system);
    return table == null ? List.of() : table.billableBelow(code, day);
  }

  @Override
  public Optional<String> name(CodeSystem system, String code, Locale language) {
    CodeTable table = tables.get(system);
    return table == null ? Optional.empty() : table.name(code, language);
  }
}
