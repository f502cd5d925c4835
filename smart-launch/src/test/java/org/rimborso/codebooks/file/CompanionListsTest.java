package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Place of service, Medicare Code Editor lists and CMS-HCC tables. */
class CompanionListsTest {
  private static final String MCE =
      "MCE_Version\tICD_Version\tMCE_Section\tMCE_Subsection\tMCE_Edit_Type\tICD_Code_Type\tICD_Code\tICD_Desc\n";

  @TempDir Path folder;

  @Test
  void read_placesOfService_areDatedByNotesThatBeginWithADate() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "pos.csv",
                    """
                    code,name,note
                    1,Pharmacy,
                    02,Remote,2017-01-01; reworded
                    49,Clinic,text says effective 2023-10-01
                    15,Van,2003-01-01
                    """));

    assertThat(edition.book()).isEqualTo(Book.PLACE_OF_SERVICE);
    assertThat(edition.label()).isEqualTo("changes to 2017-01-01");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2003, 1, 1));
    assertThat(edition.to()).isEqualTo(Period.OPEN);
    assertThat(Written.codes(edition))
        .extracting(Edition.CodeRow::code, Edition.CodeRow::first)
        .containsExactly(
            tuple("01", Optional.empty()),
            tuple("02", Optional.of(LocalDate.of(2017, 1, 1))),
            tuple("49", Optional.empty()),
            tuple("15", Optional.of(LocalDate.of(2003, 1, 1))));
  }

  @Test
  void read_otherNumberedList_isNoPlaceOfService() {
    assertThat(Written.refusal(written().read("list.csv", "code,name,note\n123,Something,\n")))
        .endsWith("line 2: column code holds no place-of-service code: 123");
  }

  @Test
  void read_codeEditorLists_areOfTheirVersionsYear() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "mce.txt",
                    MCE
                        + "37\t10\t5\tA\tFemale_Only\tD\tZZ01\tInvented\n"
                        + "37\t10\t18\t_\tWrong_Performed\tP\t0ZZZ\tInvented\n"));

    assertThat(edition.label()).isEqualTo("v37 FY2020");
    assertThat(edition.to()).isEqualTo(LocalDate.of(2020, 9, 30));
    assertThat(Written.relations(edition, "ZZ01")).containsExactly(": Female_Only | 5 A | D");
    assertThat(Written.relations(edition, "0ZZZ")).containsExactly(": Wrong_Performed | 18 | P");
  }

  @Test
  void read_codeEditorListsOfTwoVersions_sayTheLine() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "mce.txt",
                        MCE
                            + "37\t10\t5\tA\tFemale_Only\tD\tZZ01\tInvented\n"
                            + "36\t10\t5\tA\tFemale_Only\tD\tZZ01\tInvented\n")))
        .endsWith("line 3: version 36 in a list of version 37");
  }

  @Test
  void read_riskTables_areOfThePaymentYearsServiceYear() {
    Edition mapping =
        Written.only(
            written()
                .read("dx_to_cc_2026.csv", "diagnosis_code,cc,model_name\nZZ01,999,Model V0\n"));
    Edition chronic =
        Written.only(
            written()
                .read(
                    "chronic.csv",
                    "hcc,is_chronic,model_version,model_domain\nHCC999,Y,V0,Model\n"));
    Edition edits =
        Written.only(
            written()
                .read(
                    "edits_2026.csv",
                    """
                    icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name
                    ZZ01,age,,,17,invalid,,Model V0
                    """));

    assertThat(mapping.book()).isEqualTo(Book.HCC);
    assertThat(mapping.from()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(mapping.to()).isEqualTo(LocalDate.of(2025, 12, 31));
    assertThat(Written.relations(mapping, "ZZ01")).containsExactly("999: Model V0");
    assertThat(chronic.label()).isEqualTo("all years");
    assertThat(Written.relations(chronic, "HCC999")).containsExactly(": chronic | Model | V0");
    assertThat(Written.relations(edits, "ZZ01"))
        .containsExactly(": age | age to 17 | invalid | Model V0");
  }

  private Written written() {
    return new Written(folder);
  }
}
