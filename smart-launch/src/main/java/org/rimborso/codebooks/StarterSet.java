package org.rimborso.codebooks;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;

/**
 * The code sets that ship with the product, so that a first launch has something to judge: whole
 * ICD-10-CM categories and some HCPCS codes and modifiers of daily use, and all places of service.
 * Names are our own short forms, not the official descriptions. What lies outside is not checked.
 */
public final class StarterSet {
  private static final Map<CodeSystem, String> FILES =
      new EnumMap<>(
          Map.of(
              CodeSystem.ICD10CM, "icd10cm.tsv",
              CodeSystem.HCPCS, "hcpcs.tsv",
              CodeSystem.PLACE_OF_SERVICE, "pos.tsv"));

  private StarterSet() {}

  /** The starter set as the only loaded code sets. */
  public static CodeSets codeSets() {
    return new LoadedCodeSets(tables());
  }

  /**
   * Its tables, one a code system.
   *
   * @throws IllegalStateException if one of the product's own files is damaged
   */
  public static List<CodeTable> tables() {
    return FILES.entrySet().stream()
        .map(file -> StarterFile.read(file.getValue()).table(file.getKey()))
        .toList();
  }

  /**
   * What the tables list, with names, by code system.
   *
   * @throws IllegalStateException if one of the product's own files is damaged
   */
  public static Map<CodeSystem, List<CodeTable.Row>> rows() {
    Map<CodeSystem, List<CodeTable.Row>> rows = new EnumMap<>(CodeSystem.class);
    FILES.forEach((system, file) -> rows.put(system, StarterFile.read(file).rows()));
    return rows;
  }

  /**
   * The last day on which the tables judge any code, by code system.
   *
   * @throws IllegalStateException if one of the product's own files is damaged
   */
  public static Map<CodeSystem, LocalDate> lastDays() {
    Map<CodeSystem, LocalDate> days = new EnumMap<>(CodeSystem.class);
    FILES.forEach(
        (system, file) ->
            StarterFile.read(file).spans().stream()
                .map(CodeTable.Span::last)
                .max(Comparator.naturalOrder())
                .ifPresent(day -> days.put(system, day)));
    return days;
  }

  /**
   * The ICD-10-CM table.
   *
   * @throws IllegalStateException if the product's own file is damaged
   */
  public static CodeTable icd10cm() {
    return StarterFile.read("icd10cm.tsv").table(CodeSystem.ICD10CM);
  }
}
