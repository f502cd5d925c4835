package org.rimborso.codebooks;

import java.util.Arrays;
import java.util.Optional;
import org.rimborso.codes.CodeSystem;

/** A list that a publisher issues again and again, each time as a new {@link Edition}. */
public enum Book {
  ICD10CM("icd-10-cm", "ICD-10-CM", CodeSystem.ICD10CM),
  ICD10PCS("icd-10-pcs", "ICD-10-PCS", CodeSystem.ICD10PCS),
  ICD9CM("icd-9-cm", "ICD-9-CM diagnoses", CodeSystem.ICD9CM),
  ICD9PCS("icd-9-cm-procedures", "ICD-9-CM procedures", CodeSystem.ICD9PCS),
  /** Level II codes and the two-character modifiers. */
  HCPCS("hcpcs", "HCPCS Level II", CodeSystem.HCPCS),
  CPT("cpt", "CPT", CodeSystem.CPT),
  PLACE_OF_SERVICE("place-of-service", "Place of service", CodeSystem.PLACE_OF_SERVICE),
  CARC("carc", "Claim adjustment reason codes", CodeSystem.CARC),
  RARC("rarc", "Remittance advice remark codes", CodeSystem.RARC),

  /** Excludes1 and 2, code first, use additional code, code also, seventh characters. */
  ICD10CM_TABULAR("icd-10-cm-tabular", "ICD-10-CM tabular list"),
  /** New code to the code it took the place of. */
  ICD10CM_CONVERSION("icd-10-cm-conversion", "ICD-10-CM conversion table"),
  GEM_ICD9_TO_10("gem-9-to-10", "GEM, ICD-9-CM to ICD-10-CM"),
  GEM_ICD10_TO_9("gem-10-to-9", "GEM, ICD-10-CM to ICD-9-CM"),
  POA_EXEMPT("poa-exempt", "Present-on-admission exempt list"),
  MCE("mce", "Medicare Code Editor lists"),
  HCC("hcc", "CMS-HCC mapping, diagnosis to category"),
  HCC_HIERARCHY("hcc-hierarchy", "CMS-HCC hierarchies"),
  HCC_LABELS("hcc-labels", "CMS-HCC labels"),
  HCC_EDITS("hcc-edits", "CMS-HCC age and sex edits"),
  HCC_CHRONIC("hcc-chronic", "CMS-HCC chronic categories"),
  NCCI_PRACTITIONER("ncci-practitioner", "NCCI procedure-to-procedure pairs, practitioner"),
  NCCI_OUTPATIENT("ncci-outpatient", "NCCI procedure-to-procedure pairs, outpatient hospital"),
  MUE_PRACTITIONER("mue-practitioner", "Medically unlikely edits, practitioner"),
  MUE_OUTPATIENT("mue-outpatient", "Medically unlikely edits, outpatient hospital"),
  MUE_SUPPLIER("mue-supplier", "Medically unlikely edits, equipment supplier"),
  ADD_ON("add-on", "Add-on code edits"),
  /** Global periods; no amounts. */
  FEE_SCHEDULE("fee-schedule", "Medicare physician fee schedule"),
  /** Which diagnoses support a service, as the site writes it down. */
  PAYER_POLICY("payer-policy", "Payer policies");

  private final String id;
  private final String label;
  private final Optional<CodeSystem> system;

  Book(String id, String label) {
    this.id = id;
    this.label = label;
    this.system = Optional.empty();
  }

  Book(String id, String label, CodeSystem system) {
    this.id = id;
    this.label = label;
    this.system = Optional.of(system);
  }

  /** The name in files and on the command line, such as {@code icd-10-cm}. */
  public String id() {
    return id;
  }

  /** The book that goes by {@code id}. */
  public static Optional<Book> ofId(String id) {
    return Arrays.stream(values()).filter(book -> book.id.equals(id)).findFirst();
  }

  /** The name for people, as the field uses it. */
  public String label() {
    return label;
  }

  /** The code system whose codes the book lists; empty for companions, which relate codes. */
  public Optional<CodeSystem> system() {
    return system;
  }

  /**
   * Whether the reader of this book was tried on a file as its publisher ships it. Where no such
   * file could be had, it was tried on files written for the tests only.
   */
  public boolean triedOnARealFile() {
    return switch (this) {
      case CPT,
          CARC,
          RARC,
          NCCI_PRACTITIONER,
          NCCI_OUTPATIENT,
          MUE_PRACTITIONER,
          MUE_OUTPATIENT,
          MUE_SUPPLIER,
          ADD_ON,
          FEE_SCHEDULE,
          PAYER_POLICY ->
          false;
      default -> true;
    };
  }
}
