package org.rimborso.corpus.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/**
 * Code tables as a site would import them, each in its publisher's form. Which codes stand in them
 * is invented where the publisher's table does not ship; the texts always are.
 */
public final class WrittenTables {
  /** Medicare Code Editor: edit, section and codes. Versions 41 and 42 are fiscal 2024 and 2025. */
  private static final Map<String, List<String>> EDITS =
      new TreeMap<>(
          Map.of(
              "Newborn_Only", List.of("P59.9", "P07.18"),
              "Pediatric_Only", List.of("R62.51"),
              "Maternity_Only", List.of("O80"),
              "Adult_Only", List.of("M81.0", "N40.0", "N40.1"),
              "Female_Only", List.of("O80", "N94.6"),
              "Male_Only", List.of("N40.0", "N40.1"),
              "Principal_Manifestation", Codes.MANIFESTATIONS,
              "Principal_Unacceptable", Codes.UNACCEPTABLE));

  private final Path folder;

  public WrittenTables(Path folder) {
    this.folder = folder;
  }

  /** Writes all tables; answers their files. */
  public List<Path> write() {
    List<Path> files = new ArrayList<>(shipping());
    if (Book.ofId("fee-schedule").isPresent()) {
      files.add(file("PPRRVU25_JAN.csv", Codes.FEES));
    }
    if (Book.ofId("payer-policy").isPresent()) {
      files.add(file("policies.csv", Codes.POLICIES));
    }
    return files;
  }

  /** Writes what the site knows of its payers; answers the file. */
  public Path configuration() {
    return file("rimborso.yaml", Codes.CONFIGURATION);
  }

  private List<Path> shipping() {
    return List.of(
        file("mce_v41.txt", editor(41)),
        file("mce_v42.txt", editor(42)),
        file("POAexemptCodesFY24.txt", exempt(24)),
        file("POAexemptCodesFY25.txt", exempt(25)),
        file("tabular.xml", Codes.TABULAR),
        file("dx_to_cc_2025.csv", risk()),
        file("chronic.csv", chronic()),
        file("CPT 2024.txt", services()),
        file("CPT 2025.txt", services()),
        file("hcpcs2_2025-10.tsv", levelTwo()),
        file("ccipra 2025 Q3.txt", Codes.PAIRS),
        file("MUE_Eff_07-01-2025.csv", Codes.UNITS),
        file("AOC_V2025Q3-MCR.txt", Codes.ADD_ONS));
  }

  private Path file(String name, String text) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String bare(String code) {
    return code.replace(".", "");
  }

  private static String editor(int version) {
    StringBuilder text =
        new StringBuilder(
            "MCE_Version\tICD_Version\tMCE_Section\tMCE_Subsection\tMCE_Edit_Type\tICD_Code_Type\t"
                + "ICD_Code\tICD_Desc\n");
    EDITS.forEach(
        (edit, codes) ->
            codes.forEach(
                code ->
                    text.append(version + "\t10\t4\tA\t" + edit + "\tD\t")
                        .append(bare(code))
                        .append("\tInvented\n")));
    return text.toString();
  }

  private static String exempt(int year) {
    StringBuilder text =
        new StringBuilder("Order" + year + "\tPOAexemptCode\tDescription\n1\tB900\tInvented\n");
    int order = 2;
    for (String code : Codes.EXEMPT) {
      text.append(order++).append('\t').append(bare(code)).append("\tInvented\n");
    }
    return text.toString();
  }

  private static String risk() {
    return Codes.CATEGORIES.entrySet().stream()
        .map(one -> bare(one.getKey()) + "," + one.getValue() + ",CMS-HCC Model V28\n")
        .collect(Collectors.joining("", "diagnosis_code,cc,model_name\n", ""));
  }

  private static String chronic() {
    return Codes.CATEGORIES.values().stream()
        .distinct()
        .map(category -> "HCC" + category + ",Y,V28,CMS-HCC\n")
        .collect(Collectors.joining("", "hcc,is_chronic,model_version,model_domain\n", ""));
  }

  private static String services() {
    return Codes.SERVICES.stream()
        .map(code -> code + "\tInvented service\r\n")
        .collect(
            Collectors.joining("", "Invented notice of the American Medical Association\r\n", ""));
  }

  /** The starter set's own codes as the quarter's whole file, so that others are unknown. */
  private static String levelTwo() {
    List<CodeTable.Row> rows = StarterSet.rows().getOrDefault(CodeSystem.HCPCS, List.of());
    return rows.stream()
        .map(
            row ->
                String.join(
                    "\t",
                    row.code(),
                    row.code().length() == 2 ? "7" : "3",
                    digits(row.first().toString()),
                    row.last().map(day -> digits(day.toString())).orElse(""),
                    "Invented\n"))
        .collect(
            Collectors.joining(
                "", "code\trecid(3=procedure,7=modifier)\tadd_date\ttermination_date\tlong\n", ""));
  }

  private static String digits(String day) {
    return day.replace("-", "");
  }
}
