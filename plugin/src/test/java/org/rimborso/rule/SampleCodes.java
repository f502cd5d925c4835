package org.rimborso.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;

/**
 * A few ICD-10-CM codes: E11, E78 and part of S93, complete from October 2015 to September 2027.
 */
public final class SampleCodes {
  private static final LocalDate START = LocalDate.of(2015, 10, 1);
  private static final LocalDate END = LocalDate.of(2027, 9, 30);
  private static final Optional<LocalDate> NONE = Optional.empty();

  private SampleCodes() {}

  public static CodeSets codeSets() {
    return new LoadedCodeSets(List.of(icd10cm()));
  }

  public static CodeTable icd10cm() {
    LocalDate change = LocalDate.of(2016, 10, 1);
    return new CodeTable(
        CodeSystem.ICD10CM,
        List.of(span("E11"), span("E78"), span("S93")),
        List.of(
            row("E11", false, START, NONE, "Type 2 diabetes"),
            row("E112", false, START, NONE, "Type 2 diabetes: kidney disease"),
            row("E1121", true, START, NONE, "Type 2 diabetes: nephropathy"),
            row("E1122", true, START, NONE, "Type 2 diabetes: chronic kidney disease"),
            row("E119", true, START, NONE, "Type 2 diabetes: no complication"),
            row("E11A", true, LocalDate.of(2025, 10, 1), NONE, "Type 2 diabetes: in remission"),
            row("E78", false, START, NONE, "Blood fat disorders"),
            row("E780", true, START, Optional.of(change.minusDays(1)), "High cholesterol alone"),
            row("E780", false, change, NONE, "High cholesterol alone"),
            row("E7800", true, change, NONE, "High cholesterol alone, kind not stated"),
            row("E785", true, START, NONE, "High blood fats, kind not stated"),
            row("S93", false, START, NONE, "Ankle and foot joints"),
            row("S930", false, START, NONE, "Dislocated ankle"),
            row("S9301", false, START, NONE, "Dislocated right ankle"),
            row("S9301XA", true, START, NONE, "Dislocated right ankle: first treatment"),
            row("S9301XD", true, START, NONE, "Dislocated right ankle: healing"),
            row("S9301XS", true, START, NONE, "Dislocated right ankle: late effect")));
  }

  private static CodeTable.Span span(String category) {
    return new CodeTable.Span(category, START, END);
  }

  private static CodeTable.Row row(
      String code, boolean billable, LocalDate first, Optional<LocalDate> last, String name) {
    return new CodeTable.Row(code, billable, first, last, name, "(it) " + name);
  }
}
