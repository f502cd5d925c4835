package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.codebooks.Edition;

/** The files as published, in the optional reference folder beside the project. */
class PublishedHcpcsFilesTest {
  @ParameterizedTest
  @CsvSource({
    "hcpcs/HCPC2025_OCT_ANWEB.xlsx,2025 Q4,codes,8463",
    "hcpcs/HCPC2025_OCT_ANWEB.xlsx,2025 Q4,modifiers,383",
    "hcpcs/HCPC2025_OCT_ANWEB.xlsx,2025 Q4,with a termination date,1225",
    "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip,2019,codes,6440",
    "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip,2019,modifiers,360",
    "pos/pos.csv,changes to 2024-08-01,codes,52",
    "mce/MCE_Simple_Code_Edits_v37.txt,v37 FY2020,rows,14153",
    "mce/MCE_Simple_Code_Edits_v36.txt,v36 FY2019,rows,14127",
    "mce/MCE_Simple_Code_Edits_v32.txt,v32 FY2015,rows,5022",
    "hcc/ra_dx_to_cc_2026.csv,payment year 2026,mappings,58985",
    "hcc/ra_hierarchies_2026.csv,payment year 2026,hierarchies,734",
    "hcc/ra_labels_2026.csv,payment year 2026,labels,783",
    "hcc/ra_dx_edits.csv,all years,edits,107",
    "hcc/hcc_is_chronic.csv,all years,categories,1281"
  })
  void read_publishedFile_hasItsCounts(String file, String label, String what, long count) {
    Edition edition = Written.only(read(file));

    assertThat(edition.label()).isEqualTo(label);
    assertThat(edition.counts()).containsEntry(what, count);
  }

  @Test
  void read_workbookAndText_listTheSame() {
    Edition workbook = Written.only(read("hcpcs/HCPC2025_OCT_ANWEB.xlsx"));
    Edition text = Written.only(read("hcpcs/hcpcs2_2025-10.tsv.gz"));

    assertThat(text.counts()).isEqualTo(workbook.counts());
    assertThat(withoutNames(text)).isEqualTo(withoutNames(workbook));
  }

  @Test
  void read_annualArchive_namesWhatItPassesOver() {
    Contents contents = read("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip");

    assertThat(contents.refused()).isEmpty();
    assertThat(contents.passedOver())
        .extracting(PassedOver::entry)
        .anyMatch(entry -> entry.endsWith("Changes_by_ActionCode.prn"))
        .anyMatch(entry -> entry.endsWith("Changes_by_HCPCSCode.prn"))
        .anyMatch(entry -> entry.endsWith("HCPC2019_README.txt"))
        .anyMatch(entry -> entry.endsWith("proc_notes_2019.txt"))
        .anyMatch(entry -> entry.contains("HCPC2019_Trans_Alpha.xlsx"));
    assertThat(contents.passedOver())
        .extracting(PassedOver::reason)
        .noneMatch(reason -> reason.contains("no known form"))
        .anyMatch(reason -> reason.startsWith("the same list as"));
  }

  @ParameterizedTest
  @CsvSource({
    "hcpcs/2019-HCPCS-Record-Layout.zip,HCPCS2019_recordlayout.txt is a record layout",
    "mce/INFO.md,it is a description of the Medicare Code Editor lists"
  })
  void read_documentAlone_isRefusedByNameAndReason(String file, String reason) {
    assertThat(Written.refusal(read(file))).contains(reason);
  }

  @Test
  void read_terminatedCode_endsOnItsTerminationDate() {
    assertThat(Written.codes(Written.only(read("hcpcs/HCPC2025_OCT_ANWEB.xlsx"))))
        .filteredOn(row -> row.code().equals("C9088"))
        .extracting(Edition.CodeRow::last)
        .isEqualTo(List.of(Optional.of(LocalDate.of(2025, 9, 30))));
  }

  private static List<Edition.CodeRow> withoutNames(Edition edition) {
    return Written.codes(edition).stream()
        .map(row -> new Edition.CodeRow(row.code(), row.billable(), row.first(), row.last(), ""))
        .toList();
  }

  private static Contents read(String file) {
    return new CodeFiles().read(CodeSetFolder.file(file), Hints.NONE);
  }
}
