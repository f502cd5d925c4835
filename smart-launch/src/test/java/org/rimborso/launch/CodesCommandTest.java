package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code rimborso codes} on small order files written here. */
class CodesCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--folder";
    all[args.length + 1] = folder.resolve("codes").toString();
    return line.execute(all);
  }

  private String order(int year, String... codes) throws IOException {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String code : codes) {
      String name = "Odd bleeding " + code.substring(1);
      text.append(
          "%05d %-7s %s %-60s %s\r\n"
              .formatted(
                  ++number, code.substring(1), code.startsWith("+") ? "1" : "0", name, name));
    }
    Path file = folder.resolve("icd10cm_order_" + year + ".txt");
    Files.writeString(file, text);
    return file.toString();
  }

  private void importTwo() throws IOException {
    assertThat(
            run(
                "codes",
                "import",
                order(2026, "-D69", "+D690", "+D691", "+D692"),
                order(2027, "-D69", "+D690", "-D691", "+D6910", "+D6911")))
        .isZero();
  }

  @Test
  void import_orderFiles_saysCountsAndThatTheyAreInForce() throws IOException {
    importTwo();
    assertThat(out.toString())
        .contains("icd10cm_order_2026.txt: ICD-10-CM FY2026, 2025-10-01 to 2026-09-30: codes 4")
        .contains("Imported; in force now.");
    assertThat(run("codes", "import", order(2026, "-D69", "+D690", "+D691", "+D692"))).isZero();
    assertThat(out.toString()).contains("already loaded as ICD-10-CM FY2026", "Nothing to change.");
  }

  private String pairs(int part) throws IOException {
    Path file = folder.resolve("ccipra-v322r0-f" + part + ".txt");
    Files.writeString(
        file,
        "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\nZ1000\tZ000"
            + part
            + "\t20200101\t*\t1\n");
    return file.toString();
  }

  @Test
  void import_quarterWithoutOneOfItsParts_saysSoAndSoDoesList() throws IOException {
    assertThat(run("codes", "import", pairs(1), pairs(3))).isZero();
    assertThat(out.toString())
        .contains(
            "practitioner 2026 Q3 is incomplete: part 2 is missing. Until all parts are imported,"
                + " 2026-07-01 to 2026-09-30 is not checked.");
    run("codes", "list");
    assertThat(out.toString()).contains("2026 Q3: part 2 is missing", "no edition: any day");
    run("codes", "list", "--format", "json");
    assertThat(out.toString())
        .contains("\"incomplete\":[{\"edition\":\"2026 Q3\",\"missing\":[2]}]");

    run("codes", "import", pairs(2));
    assertThat(out.toString()).doesNotContain("incomplete");
    run("codes", "list");
    assertThat(out.toString())
        .contains("no edition: before 2026-07-01; after 2026-09-30")
        .doesNotContain("missing");
  }

  @Test
  void import_brokenFile_exits3AndChangesNothing() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear coder,\nall the best\n");
    assertThat(run("codes", "import", order(2026, "-D69", "+D690"), letter.toString()))
        .isEqualTo(3);
    assertThat(err.toString()).contains("letter.txt", "was refused");
    assertThat(out.toString())
        .contains("Nothing was changed. Mend or leave out what was refused and import again.")
        .doesNotContain("letter.txt was passed over");
    assertThat(run("codes", "import", folder.resolve("none.zip").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("none.zip is not there; is the path right?");
    assertThat(run("codes", "import", folder.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("is a folder; name the files in it");
    assertThat(run("codes", "list")).isZero();
    assertThat(out.toString()).contains("Nothing is imported yet");
  }

  @Test
  void lookup_sameCodeOnTwoDays_isBillableThenAHeaderWithItsCodes() throws IOException {
    importTwo();
    assertThat(run("codes", "lookup", "icd-10-cm", "D69.1", "--on", "2026-09-30")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "ICD-10-CM D69.1 “Odd bleeding D691” is billable on 2026-09-30"
                + " (ICD-10-CM FY2026, 2025-10-01 to 2026-09-30).\n");
    run("codes", "lookup", "http://hl7.org/fhir/sid/icd-10-cm", "d691", "--on", "2026-10-01");
    assertThat(out.toString())
        .contains("is a header on 2026-10-01, not a complete code")
        .contains("\n  D69.10 “Odd bleeding D6910”\n  D69.11 “Odd bleeding D6911”\n");
  }

  @Test
  void lookup_otherAnswers_areSentences() throws IOException {
    importTwo();
    run("codes", "lookup", "ICD-10-CM", "D69.10", "--on", "2026-09-30");
    assertThat(out.toString()).contains("is not yet valid on 2026-09-30; it is from 2026-10-01 on");
    run("codes", "lookup", "icd-10-cm", "D69.2", "--on", "2026-10-01");
    assertThat(out.toString())
        .contains("no longer valid on 2026-10-01; its last day was 2026-09-30");
    run("codes", "lookup", "icd-10-cm", "D69.7", "--on", "2026-10-01");
    assertThat(out.toString()).contains("is in no edition", "\n  D69.0 “Odd bleeding D690”");
    run("codes", "lookup", "icd-10-cm", "D69.1", "--on", "2027-10-01");
    assertThat(out.toString())
        .contains(
            "cannot be judged on 2027-10-01: no edition loaded for that day. Import the edition");
  }

  @Test
  void lookup_words_listsWhatFits() throws IOException {
    importTwo();
    run("codes", "lookup", "icd-10-cm", "bleed", "odd", "--on", "2026-10-01");
    assertThat(out.toString().lines().findFirst().orElseThrow()).matches("D69\\.\\d+ +billable .*");
    run("codes", "lookup", "icd-10-cm", "zebra", "--on", "2026-10-01");
    assertThat(out.toString()).contains("Nothing in the loaded ICD-10-CM fits “zebra”.");
  }

  @Test
  void lookup_json_isOneObject() throws IOException {
    importTwo();
    run("codes", "lookup", "icd-10-cm", "D69.1", "--on", "2026-10-01", "--format", "json");
    assertThat(out.toString())
        .isEqualTo(
            "{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"on\":\"2026-10-01\","
                + "\"code\":\"D69.1\",\"status\":\"header\",\"edition\":\"ICD-10-CM FY2027\","
                + "\"name\":\"Odd bleeding D691\",\"billable\":[\"D69.10\",\"D69.11\"]}\n");
  }

  @Test
  void lookup_unknownSystemOrDay_isBadUsage() {
    assertThat(run("codes", "lookup", "klingon", "A00")).isEqualTo(2);
    assertThat(err.toString()).contains("'klingon'", "icd-10-cm");
    assertThat(run("codes", "lookup", "icd-10-cm", "A00", "--on", "soon")).isEqualTo(2);
  }

  @Test
  void list_editions_haveSpansCountsSourcesAndHoles() throws IOException {
    assertThat(
            run(
                "codes",
                "import",
                order(2024, "-D69", "+D690"),
                order(2026, "-D69", "+D690", "+D691")))
        .isZero();
    assertThat(run("codes", "list")).isZero();
    assertThat(out.toString())
        .contains("FY2024: 2023-10-01 to 2024-09-30; codes 2", "from icd10cm_order_2026.txt")
        .contains("no edition: before 2023-10-01; 2024-10-01 to 2025-09-30; after 2026-09-30")
        .contains("Starter set");
    assertThat(run("codes", "list", "--format", "json")).isZero();
    assertThat(out.toString()).contains("\"edition\":\"FY2024\"", "\"starterSet\":[");
  }

  @Test
  void list_dayAfterTheLastEdition_saysWhatAnswersThen() throws IOException {
    run("codes", "import", order(2026, "-E11", "+E110"));
    run("codes", "list");
    assertThat(out.toString())
        .containsPattern(
            "imported editions answer until 2026-09-30; after that the starter set answers for its"
                + " \\d+ codes until 2027-09-30, and no other code is checked");
    run("codes", "list", "--format", "json");
    assertThat(out.toString()).contains("\"until\":\"2026-09-30\",\"after\":\"starter-set\"");
    run("codes", "lookup", "icd-10-cm", "E11.9", "--on", "2026-10-01");
    assertThat(out.toString())
        .contains("is billable on 2026-10-01 (ICD-10-CM FY2027, starter set).");

    run("codes", "import", order(2028, "-E11", "+E110"));
    run("codes", "list");
    assertThat(out.toString())
        .contains(
            "until 2028-09-30; after that no code is checked before a later edition is imported");
    run("codes", "lookup", "icd-10-cm", "E11.9", "--on", "2028-10-01");
    assertThat(out.toString()).contains("no edition loaded for that day");
  }

  @Test
  void list_damagedFolder_saysSoAndExits1() throws IOException {
    importTwo();
    Files.writeString(folder.resolve("codes").resolve("manifest.json"), "{}");
    assertThat(run("codes", "list")).isEqualTo(1);
    assertThat(out.toString()).contains("DAMAGED: manifest.json", "Only the starter set is used");
  }

  @Test
  void folder_withoutConfiguration_isTheUsers() {
    Path home = folder.resolve("data");
    assertThat(new CodesFolder(Map.of("XDG_DATA_HOME", home.toString())).of(Optional.empty()))
        .isEqualTo(home.resolve("rimborso").resolve("codes"));
  }
}
