package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** The official files, where the optional folder {@code ../shared/data} is there. */
class OfficialIcdFilesTest {
  @TempDir Path folder;

  private static Contents read(String name) {
    return new CodeFiles().read(CodeSetFolder.file(name), Hints.NONE);
  }

  private static Edition edition(String name) {
    return IcdSamples.edition(read(name));
  }

  @ParameterizedTest
  @CsvSource({
    "icd10cm/cms_2024_dx.zip, FY2024, 97296, 74044",
    "icd10cm/cms_2025_dx.zip, FY2025, 97584, 74260",
    "icd10cm/Code-descriptions-April-2025.zip, April 2025, 97584, 74260",
    "icd10cm/cms_2026_dx.zip, FY2026, 98186, 74719",
    "icd10cm/icd10cm_order_2027_DERIVED.txt.gz, FY2027, 98403, 74879",
    "icd10pcs/cms_2025_pr.zip, FY2025, 79856, 78948",
    "icd10pcs/cms_2026_pr.zip, FY2026, 80029, 79115"
  })
  void read_orderFile_hasThePublishedTotals(String name, String label, long codes, long billable) {
    Edition edition = edition(name);

    assertThat(edition.label()).isEqualTo(label);
    assertThat(edition.counts())
        .isEqualTo(Map.of("codes", codes, "billable", billable, "headers", codes - billable));
  }

  @Test
  void read_addendaOf2027_leadFromTheOrderFileBeforeToTheNext() {
    Edition before = edition("icd10cm/cms_2026_dx.zip");
    Hints hints = new Hints(Optional.empty(), Map.of(), (book, day) -> Optional.of(before));
    Edition after =
        IcdSamples.edition(
            new CodeFiles()
                .read(CodeSetFolder.file("icd10cm/icd10cm_order_addenda_2027.txt"), hints));
    Edition derived = edition("icd10cm/icd10cm_order_2027_DERIVED.txt.gz");

    assertThat(after.label()).isEqualTo("FY2027");
    assertThat(after.counts())
        .isEqualTo(
            Map.of(
                "codes",
                98_403L,
                "billable",
                74_879L,
                "headers",
                23_524L,
                "added",
                253L,
                "deleted",
                36L,
                "revised",
                4L));
    assertThat(after.content().equals(derived.content())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "icd10cm/icd10cm_history_FY2016_2027.tsv.gz, FY2016 to FY2027, 99498, 99085",
    "icd10pcs/icd10pcs_history_FY2016_2026.tsv.gz, FY2016 to FY2026, 83245, 83245"
  })
  void read_history_hasAllRows(String name, String label, long rows, long codes) {
    Edition edition = edition(name);

    assertThat(edition.label()).isEqualTo(label);
    assertThat(edition.counts()).isEqualTo(Map.of("rows", rows, "codes", codes));
  }

  @Test
  void read_ninthRevision_hasDiagnosesAndProceduresOnceEach() {
    Contents contents = read("icd9/cms_v32.zip");

    assertThat(contents.refused()).isEmpty();
    assertThat(contents.passedOver()).hasSize(4);
    assertThat(
            contents.editions().stream()
                .collect(
                    Collectors.toMap(
                        found -> found.edition().book(),
                        found -> found.edition().counts().get("codes"))))
        .isEqualTo(Map.of(Book.ICD9CM, 14_567L, Book.ICD9PCS, 3_882L));
  }

  /** The count beside the files, 5,893, takes the heading for a row. */
  @Test
  void read_conversion_isTheSameAsTextAndSheet() {
    Edition text = edition("icd10cm/icd10cm_conversion_FY2026.tsv");
    Edition sheet = edition("icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx");

    assertThat(text.counts()).isEqualTo(Map.of("conversions", 5_892L));
    assertThat(sheet.counts()).isEqualTo(text.counts());
    assertThat(IcdSamples.relations(sheet)).isEqualTo(IcdSamples.relations(text));
  }

  @Test
  void read_equivalences_haveAllMappings() {
    assertThat(edition("gems/2018_I10gem.txt").counts())
        .isEqualTo(Map.of("mappings", 81_593L, "codes", 71_704L));
    assertThat(edition("gems/2018_I9gem.txt").counts())
        .isEqualTo(Map.of("mappings", 24_860L, "codes", 14_567L));
  }

  @Test
  void read_tabularList_hasAllNotes() {
    Edition edition = edition("tabular/icd10cm_tabular_2021.xml.gz");

    assertThat(edition.label()).isEqualTo("FY2021");
    assertThat(edition.counts())
        .containsEntry("codes", 45_017L)
        .containsEntry("Excludes1 notes", 5_441L)
        .containsEntry("Excludes2 notes", 2_253L)
        .containsEntry("code-first notes", 681L)
        .containsEntry("use-additional-code notes", 1_347L)
        .containsEntry("code-also notes", 352L)
        .containsEntry("seventh-character tables", 507L);
  }

  @Test
  void read_tabularArchive_passesOverIndexesAndSchemas() {
    Contents contents = read("tabular/ICD10CM_FY2017_Full_XML.zip");

    assertThat(IcdSamples.edition(contents).counts()).containsEntry("codes", 43_910L);
    assertThat(contents.passedOver()).hasSize(7);
  }

  @Test
  void read_exemptList_hasTheCountOfItsReadMe() {
    Contents contents = read("poa/POAexemptCodesFY26.zip");

    assertThat(IcdSamples.edition(contents).counts()).isEqualTo(Map.of("codes", 38_349L));
    assertThat(contents.passedOver()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = "tabular/icd10cm-addenda-2026.zip")
  void read_documentsOnly_areRefusedByName(String name) {
    assertThat(IcdSamples.refusal(read(name)))
        .contains("icd10cm-tabular-addenda-2026.pdf is a PDF document");
  }

  @ParameterizedTest
  @CsvSource({
    "2024, icd10cm/cms_2024_dx.zip",
    "2025, icd10cm/cms_2025_dx.zip",
    "2026, icd10cm/cms_2026_dx.zip",
    "2027, icd10cm/icd10cm_order_2027_DERIVED.txt.gz"
  })
  void read_history_agreesWithTheOrderFileOfAYear(int year, String name) {
    LocalDate day = LocalDate.of(year - 1, 10, 1);
    List<String> ofHistory =
        ((Edition.Codes) edition("icd10cm/icd10cm_history_FY2016_2027.tsv.gz").content())
            .rows().stream()
                .filter(row -> !row.first().orElseThrow().isAfter(day))
                .filter(row -> row.last().map(last -> last.isAfter(day)).orElse(true))
                .map(row -> row.code() + row.billable())
                .sorted()
                .toList();
    List<String> ofYear =
        ((Edition.Codes) edition(name).content())
            .rows().stream().map(row -> row.code() + row.billable()).sorted().toList();

    assertThat(ofHistory.equals(ofYear)).isTrue();
  }

  /** In April 2025 ICD-10-PCS gained 38 codes; the addenda of FY2026 start from there. */
  @Test
  void read_addendaThatSkipAnEdition_areRefused() throws IOException {
    Edition before = edition("icd10pcs/cms_2025_pr.zip");
    byte[] addenda;
    try (ZipFile zip = new ZipFile(CodeSetFolder.file("icd10pcs/cms_2026_pr.zip").toFile())) {
      addenda = zip.getInputStream(zip.getEntry("order_addenda_2026.txt")).readAllBytes();
    }
    Hints hints = new Hints(Optional.empty(), Map.of(), (book, day) -> Optional.of(before));

    assertThat(
            IcdSamples.refusal(IcdSamples.read(folder, "order_addenda_2026.txt", addenda, hints)))
        .contains("changes a list of 78986 codes and 910 headers")
        .contains("FY2025 has 78948 codes and 908 headers");
  }

  @ParameterizedTest
  @CsvSource({
    "icd10cm/cms_2025_dx.zip, icd10cm/cms_2026_dx.zip, icd10cm_order_addenda_2026.txt",
    "icd10cm/cms_2024_dx.zip, icd10cm/cms_2025_dx.zip, icd10cm_order_addenda_2025.txt"
  })
  void read_addendaOfAYear_leadToItsOrderFile(String from, String to, String name)
      throws IOException {
    Edition before = edition(from);
    byte[] addenda;
    try (ZipFile zip = new ZipFile(CodeSetFolder.file(to).toFile())) {
      addenda = zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
    Hints hints = new Hints(Optional.empty(), Map.of(), (book, day) -> Optional.of(before));
    Edition after = IcdSamples.edition(IcdSamples.read(folder, name, addenda, hints));

    assertThat(IcdSamples.rows(after).equals(sorted(IcdSamples.rows(edition(to))))).isTrue();
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }
}
