package org.rimborso.rules.diagnosis;

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
import org.rimborso.rule.SampleCodes;

/** The sample codes with companion lists and notes written for a test. */
final class SampleLists {
  private final Map<String, List<CodeRelations.Dated>> lists = new HashMap<>();
  private final List<TabularNotes> notes = new ArrayList<>();
  private final List<CodeTable.Row> named = new ArrayList<>();

  /**
   * An edition of a companion list.
   *
   * @param rows code, target and attribute, parted by semicolons
   */
  SampleLists list(String id, String label, String from, String to, String... rows) {
    CodeRelations.Builder builder = new CodeRelations.Builder();
    for (String row : rows) {
      String[] cells = row.split(";", -1);
      builder.add(cells[0], cells[1], cells[2], LocalDate.parse(from), Optional.empty());
    }
    lists
        .computeIfAbsent(id, key -> new ArrayList<>())
        .add(
            new CodeRelations.Dated(
                label, LocalDate.parse(from), LocalDate.parse(to), builder.build()));
    return this;
  }

  SampleLists notes(TabularNotes.Builder edition) {
    notes.add(edition.build());
    return this;
  }

  /** Codes outside the sample, billable from October 2015 to September 2027. */
  SampleLists named(String code, String name) {
    LocalDate start = LocalDate.of(2015, 10, 1);
    named.add(new CodeTable.Row(code, true, start, Optional.empty(), name, name));
    return this;
  }

  CodeSets build() {
    Map<String, CodeRelations> merged = new HashMap<>();
    lists.forEach((id, editions) -> merged.put(id, CodeRelations.merged(editions)));
    List<CodeTable> tables = new ArrayList<>(List.of(SampleCodes.icd10cm()));
    if (!named.isEmpty()) {
      tables.add(
          new CodeTable(
              CodeSystem.ICD10CM,
              List.of(new CodeTable.Span("", LocalDate.of(2015, 10, 1), LocalDate.of(2027, 9, 30))),
              named));
    }
    return new LoadedCodeSets(
        tables,
        CodeNames.NONE,
        Map.of(CodeSystem.ICD10CM, TabularNotes.of(notes)),
        list -> merged.getOrDefault(list, CodeRelations.NONE));
  }
}
