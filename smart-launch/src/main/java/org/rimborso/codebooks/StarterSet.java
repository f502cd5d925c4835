package org.rimborso.codebooks;

import java.util.List;
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
    return List.of(
        icd10cm(),
        StarterFile.read("hcpcs.tsv").table(CodeSystem.HCPCS),
        StarterFile.read("pos.tsv").table(CodeSystem.PLACE_OF_SERVICE));
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
