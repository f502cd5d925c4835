package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Random look-ups through the imported tables against a reading of the same files that does nothing
 * but cut lines and put them into maps. Compared are whole answers: kind, edition, days and
 * successor; and what is billable below.
 */
class CodeLookupsAgreeTest {
  private static final int LOOKUPS = 10_000;
  private static final long SEED = 20261128;
  private static final CodeSets STARTER = StarterSet.codeSets();
  private static final Path DATA = Path.of("..", "..", "shared", "data", "codesets");

  @TempDir private Path folder;

  private final Map<CodeSystem, NaiveCodes> naive = new EnumMap<>(CodeSystem.class);

  private NaiveCodes naive(CodeSystem system) {
    return naive.computeIfAbsent(system, NaiveCodes::new);
  }

  /** Compares; how often each kind of answer came. */
  private Map<String, Integer> agree(CodeSets codes) {
    Random random = new Random(SEED);
    List<NaiveCodes> all = List.copyOf(naive.values());
    Map<String, Integer> kinds = new HashMap<>();
    for (int i = 0; i < LOOKUPS; i++) {
      NaiveCodes system = all.get(random.nextInt(all.size()));
      String code = system.anyCode(random);
      CodeAnswer answer = agree(codes, system, code, system.anyDay(code, random), random);
      kinds.merge(system.system() + " " + kind(answer), 1, Integer::sum);
    }
    for (NaiveCodes system : all) {
      for (String code : system.followed()) {
        kinds.merge(kind(agree(codes, system, code, system.lastDay(), random)), 1, Integer::sum);
      }
      for (String kind : List.of("Billable", "Unknown", "NotLoaded")) {
        assertThat(kinds).containsKey(system.system() + " " + kind);
      }
    }
    assertThat(kinds)
        .containsKeys("ICD10CM Header", "ICD10CM NotYetValid", "ICD10CM NoLongerValid")
        .containsKeys("HCPCS NotYetValid", "HCPCS NoLongerValid");
    return kinds;
  }

  private static String kind(CodeAnswer answer) {
    boolean followed =
        answer instanceof CodeAnswer.NoLongerValid ended && ended.successor().isPresent();
    return answer.getClass().getSimpleName() + (followed ? " with successor" : "");
  }

  private static CodeAnswer agree(
      CodeSets codes, NaiveCodes system, String code, LocalDate day, Random random) {
    String description = "%s %s on %s, seed %d".formatted(system.system(), code, day, SEED);
    Optional<CodeAnswer> expected = system.answer(code, day);
    CodeAnswer answer = codes.ask(system.system(), spelled(system.system(), code, random), day);
    if (expected.isEmpty()) {
      // Where nothing imported can judge, the set that ships with the product is asked.
      assertThat(answer).as(description).isEqualTo(STARTER.ask(system.system(), code, day));
      return answer;
    }
    boolean told = system.tellsSuccessor(code);
    assertThat(told ? answer : withoutSuccessor(answer))
        .as(description)
        .isEqualTo(told ? expected.get() : withoutSuccessor(expected.get()));
    assertThat(codes.billableBelow(system.system(), code, day))
        .as("billable below " + description)
        .isEqualTo(system.billableBelow(code, day));
    return answer;
  }

  private static CodeAnswer withoutSuccessor(CodeAnswer answer) {
    return answer instanceof CodeAnswer.NoLongerValid ended
        ? new CodeAnswer.NoLongerValid(ended.edition(), ended.until(), Optional.empty())
        : answer;
  }

  private static String spelled(CodeSystem system, String code, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> CodeSets.display(system, code);
      case 1 -> code.toLowerCase(Locale.ROOT);
      default -> code;
    };
  }

  private CodeSets imported(Path... files) {
    CodeShelf shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
    ImportReport report =
        shelf.load(List.of(files), Samples.settings(new CodeFiles()::read), Progress.SILENT);
    assertThat(report.isRefused()).as(report.lines().toString()).isFalse();
    return shelf.snapshot().codes();
  }

  @Test
  void ask_writtenFiles_agreesWithTheirLines() throws IOException {
    WrittenCodes written = new WrittenCodes(folder, SEED);
    Path april = written.order("icd10cm-order-April-2025.txt");
    Path year2024 = written.order("icd10cm_order_2024.txt");
    Path year2026 = written.order("icd10cm_order_2026.txt");
    Path year2027 = written.order("icd10cm_order_2027.txt");
    Path conversion = written.conversion("conversion_FY2027.txt");
    Path procedures = written.procedures("icd10pcs_order_2026.txt");
    Path ninth = written.ninth("CMS32_DESC_LONG_DX.txt", 5);
    Path ninthProcedures = written.ninth("CMS32_DESC_LONG_SG.txt", 4);
    Path early = written.hcpcs("HCPC2021_JAN.txt");
    Path late = written.hcpcs("HCPC2026_JUL.txt");
    NaiveCodes diagnoses = naive(CodeSystem.ICD10CM);
    diagnoses.add(NaiveFiles.april(2025, Files.readAllLines(april)));
    diagnoses.add(NaiveFiles.order(2024, Files.readAllLines(year2024)));
    diagnoses.add(NaiveFiles.order(2026, Files.readAllLines(year2026)));
    diagnoses.add(NaiveFiles.order(2027, Files.readAllLines(year2027)));
    NaiveFiles.conversion(diagnoses, Files.readAllLines(conversion));
    naive(CodeSystem.ICD10PCS).add(NaiveFiles.order(2026, Files.readAllLines(procedures)));
    naive(CodeSystem.ICD9CM).add(NaiveFiles.ninth(5, 3, Files.readAllLines(ninth)));
    naive(CodeSystem.ICD9PCS).add(NaiveFiles.ninth(4, 2, Files.readAllLines(ninthProcedures)));
    NaiveCodes hcpcs = naive(CodeSystem.HCPCS);
    hcpcs.add(NaiveFiles.hcpcs("2021 Q1", LocalDate.of(2021, 3, 31), Files.readAllLines(early)));
    hcpcs.add(NaiveFiles.hcpcs("2026 Q3", LocalDate.of(2026, 9, 30), Files.readAllLines(late)));

    CodeSets codes =
        imported(
            april,
            year2024,
            year2026,
            year2027,
            conversion,
            procedures,
            ninth,
            ninthProcedures,
            early,
            late);

    assertThat(agree(codes)).containsKeys("NoLongerValid with successor", "ICD9CM Header");
  }

  /** Yearly editions with a gap, amended in April and by addenda; both parts of ICD-9-CM. */
  @Test
  void ask_officialEditions_agreesWithTheirLines() throws IOException {
    assumeOfficialFiles();
    NaiveCodes diagnoses = naive(CodeSystem.ICD10CM);
    diagnoses.add(NaiveFiles.order(2024, lines("icd10cm/cms_2024_dx.zip", "order_2024.txt")));
    diagnoses.add(
        NaiveFiles.april(
            2025, lines("icd10cm/Code-descriptions-April-2025.zip", "order-April-2025.txt")));
    diagnoses.add(NaiveFiles.order(2026, lines("icd10cm/cms_2026_dx.zip", "order_2026.txt")));
    diagnoses.add(NaiveFiles.order(2027, lines("icd10cm/icd10cm_order_2027_DERIVED.txt.gz", "")));
    NaiveFiles.conversion(diagnoses, lines("icd10cm/icd10cm_conversion_FY2026.tsv", ""));
    NaiveCodes procedures = naive(CodeSystem.ICD10PCS);
    procedures.add(NaiveFiles.order(2025, lines("icd10pcs/cms_2025_pr.zip", "order_2025.txt")));
    procedures.add(NaiveFiles.order(2026, lines("icd10pcs/cms_2026_pr.zip", "order_2026.txt")));
    naive(CodeSystem.ICD9CM)
        .add(NaiveFiles.ninth(5, 3, lines("icd9/cms_v32.zip", "DESC_LONG_DX.txt")));
    naive(CodeSystem.ICD9PCS)
        .add(NaiveFiles.ninth(4, 2, lines("icd9/cms_v32.zip", "DESC_LONG_SG.txt")));
    naive(CodeSystem.HCPCS).add(hcpcs2025());

    CodeSets codes =
        imported(
            DATA.resolve("icd10cm/cms_2024_dx.zip"),
            DATA.resolve("icd10cm/Code-descriptions-April-2025.zip"),
            DATA.resolve("icd10cm/cms_2026_dx.zip"),
            DATA.resolve("icd10cm/icd10cm_order_addenda_2027.txt"),
            DATA.resolve("icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx"),
            DATA.resolve("icd10pcs/cms_2025_pr.zip"),
            DATA.resolve("icd10pcs/cms_2026_pr.zip"),
            DATA.resolve("icd9/cms_v32.zip"),
            DATA.resolve("hcpcs/HCPC2025_OCT_ANWEB.xlsx"));

    assertThat(codes.ask(CodeSystem.ICD10CM, "D69.1", LocalDate.of(2026, 9, 30)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.ask(CodeSystem.ICD10PCS, "0016070", LocalDate.of(2026, 10, 1)))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(agree(codes)).containsKeys("ICD10PCS Header", "ICD9CM Header", "ICD9PCS Header");
  }

  /**
   * Lists of many years, beside editions of some of them; HCPCS with years between its editions.
   */
  @Test
  void ask_officialHistory_agreesWithItsLines() throws IOException {
    assumeOfficialFiles();
    NaiveCodes diagnoses = naive(CodeSystem.ICD10CM);
    diagnoses.add(NaiveFiles.history(lines("icd10cm/icd10cm_history_FY2016_2027.tsv.gz", "")));
    diagnoses.add(NaiveFiles.order(2025, lines("icd10cm/cms_2025_dx.zip", "order_2025.txt")));
    NaiveCodes procedures = naive(CodeSystem.ICD10PCS);
    procedures.add(NaiveFiles.history(lines("icd10pcs/icd10pcs_history_FY2016_2026.tsv.gz", "")));
    naive(CodeSystem.HCPCS)
        .add(
            NaiveFiles.hcpcsOfFixedWidth(
                2019, lines("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip", "CONTR_ANWEB.txt")));
    naive(CodeSystem.HCPCS).add(hcpcs2025());
    NaiveFiles.conversion(diagnoses, lines("icd10cm/icd10cm_conversion_FY2026.tsv", ""));

    CodeSets codes =
        imported(
            DATA.resolve("icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx"),
            DATA.resolve("icd10cm/icd10cm_history_FY2016_2027.tsv.gz"),
            DATA.resolve("icd10cm/cms_2025_dx.zip"),
            DATA.resolve("icd10pcs/icd10pcs_history_FY2016_2026.tsv.gz"),
            DATA.resolve("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip"),
            DATA.resolve("hcpcs/HCPC2025_OCT_ANWEB.xlsx"));

    assertThat(agree(codes)).containsKeys("NoLongerValid with successor", "ICD10PCS NotYetValid");
  }

  private static NaiveCodes.Listed hcpcs2025() throws IOException {
    return NaiveFiles.hcpcs(
        "2025 Q4", LocalDate.of(2025, 12, 31), lines("hcpcs/hcpcs2_2025-10.tsv.gz", ""));
  }

  private static List<String> lines(String file, String entry) throws IOException {
    return NaiveFiles.lines(DATA.resolve(file), entry);
  }

  private static void assumeOfficialFiles() {
    assumeTrue(
        Files.isReadable(DATA),
        "skipped: ../shared/data/codesets is absent, look-ups are not compared with official files");
  }
}
