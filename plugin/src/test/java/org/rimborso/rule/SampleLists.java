package org.rimborso.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codes.CodeNames;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.codes.TabularNotes;

/** The sample codes with companion lists and notes written for a test. */
public final class SampleLists {
  private final Map<String, List<CodeRelations.Dated>> lists = new HashMap<>();
  private final List<TabularNotes> notes = new ArrayList<>();
  private final List<CodeTable> tables = new ArrayList<>(List.of(SampleCodes.icd10cm()));
  private final List<CodeTable.Row> named = new ArrayList<>();

  /**
   * An edition of a companion list.
   *
   * @param rows code, target and attribute, parted by semicolons; a first and a last day after
   *     them, where the row has days of its own
   */
  public SampleLists list(String id, String label, String from, String to, String... rows) {
    CodeRelations.Builder builder = new CodeRelations.Builder();
    for (String row : rows) {
      String[] cells = row.split(";", -1);
      builder.add(
          cells[0],
          cells[1],
          cells[2],
          LocalDate.parse(cells.length > 3 ? cells[3] : from),
          cells.length > 4 ? Optional.of(LocalDate.parse(cells[4])) : Optional.empty());
    }
    lists
        .computeIfAbsent(id, key -> new ArrayList<>())
        .add(
            new CodeRelations.Dated(
                label, LocalDate.parse(from), LocalDate.parse(to), builder.build()));
    return this;
  }

  /** A table beside that of the sample codes. */
  public SampleLists table(CodeTable table) {
    tables.add(table);
    return this;
  }

  public SampleLists notes(TabularNotes.Builder edition) {
    notes.add(edition.build());
    return this;
  }

  /** Codes outside the sample, billable from October 2015 to September 2027. */
  public SampleLists named(String code, String name) {
    LocalDate start = LocalDate.of(2015, 10, 1);
    named.add(new CodeTable.Row(code, true, start, Optional.empty(), name, name));
    return this;
  }

  public CodeSets build() {
    Map<String, CodeRelations> merged = new HashMap<>();
    lists.forEach((id, editions) -> merged.put(id, CodeRelations.merged(editions)));
    List<CodeTable> all = new ArrayList<>(tables);
    if (!named.isEmpty()) {
      all.add(
          new CodeTable(
              CodeSystem.ICD10CM,
              List.of(new CodeTable.Span("", LocalDate.of(2015, 10, 1), LocalDate.of(2027, 9, 30))),
              named));
    }
    return new LoadedCodeSets(
        all,
        CodeNames.NONE,
        Map.of(CodeSystem.ICD10CM, TabularNotes.of(notes)),
        list -> merged.getOrDefault(list, CodeRelations.NONE));
  }
}
