package org.rimborso.codes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Code sets held in memory. Of several tables of one system the first that can judge a code on a
 * day answers. What no table can judge is not loaded.
 */
public final class LoadedCodeSets implements CodeSets {
  /** No code set at all. */
  public static final CodeSets NONE = new LoadedCodeSets(List.of());

  /** By system, in the order they are asked. */
  private final CodeTable[][] tables = new CodeTable[CodeSystem.values().length][];

  private final CodeNames names;
  private final Map<CodeSystem, TabularNotes> notes;
  private final Function<String, CodeRelations> companions;

  /** The sets of {@code tables}, asked in this order, with the names that they list themselves. */
  public LoadedCodeSets(Collection<CodeTable> tables) {
    this(tables, CodeNames.NONE, Map.of(), list -> CodeRelations.NONE);
  }

  /**
   * The sets of {@code tables}, asked in this order.
   *
   * @param names asked before the names that tables list themselves
   * @param notes the tabular notes of a system's codes
   * @param companions the companion lists by their standard names, {@link CodeRelations#NONE} for
   *     what is not loaded; always the same answer, for these sets are one snapshot
   */
  public LoadedCodeSets(
      Collection<CodeTable> tables,
      CodeNames names,
      Map<CodeSystem, TabularNotes> notes,
      Function<String, CodeRelations> companions) {
    this.names = names;
    this.companions = companions;
    this.notes = notes.isEmpty() ? Map.of() : new EnumMap<>(notes);
    for (CodeSystem system : CodeSystem.values()) {
      this.tables[number(system)] =
          tables.stream().filter(table -> table.system() == system).toArray(CodeTable[]::new);
    }
  }

  private CodeTable[] of(CodeSystem system) {
    return tables[number(system)];
  }

  // A look-up takes less than a tenth of a microsecond, and a map of enums a tenth of that.
  @SuppressWarnings("EnumOrdinal")
  private static int number(CodeSystem system) {
    return system.ordinal();
  }

  @Override
  public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
    long packed = PackedCode.pack(code);
    int number = DayRange.day(day);
    for (CodeTable table : of(system)) {
      CodeAnswer answer = table.judge(code, packed, number);
      if (answer != CodeTable.SILENT) {
        return answer;
      }
    }
    return CodeTable.notLoaded(system, day);
  }

  @Override
  public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
    List<String> found = List.of();
    for (CodeTable table : of(system)) {
      List<String> below = table.billableBelow(code, day);
      if (table.judges(code, day)) {
        return below;
      }
      found = found.isEmpty() ? below : found;
    }
    return found;
  }

  @Override
  public Optional<String> name(CodeSystem system, String code, Locale language) {
    return Stream.of(language, Locale.ENGLISH)
        .flatMap(wanted -> namesIn(wanted, system, code))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<Optional<String>> namesIn(Locale language, CodeSystem system, String code) {
    return Stream.concat(
        Stream.of(names).map(outside -> outside.name(system, code, language)),
        Arrays.stream(of(system)).map(table -> table.nameIn(language, code)));
  }

  @Override
  public List<TabularNotes.Note> notes(
      CodeSystem system, String code, TabularNotes.Kind kind, LocalDate day) {
    TabularNotes loaded = notes.get(system);
    return loaded == null ? List.of() : loaded.of(code, kind, day);
  }

  @Override
  public Optional<TabularNotes.Edition> notesEdition(CodeSystem system, LocalDate day) {
    return Optional.ofNullable(notes.get(system)).flatMap(loaded -> loaded.edition(day));
  }

  @Override
  public CodeRelations companion(String list) {
    return companions.apply(list);
  }
}
