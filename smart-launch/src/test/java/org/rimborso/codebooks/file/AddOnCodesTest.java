package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

class AddOnCodesTest {
  private static final String HEADING =
      "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\tSpecial_Instruction_Notes\n";

  @TempDir Path folder;

  @Test
  void read_asPublished_isPairsWithTheirTypes() {
    Edition edition =
        Written.only(
            read(
                "Invented codes\t\t\t\t\t\t\t\n"
                    + HEADING
                    + "1\tZ0001\t\tZ0002\t\t2013091\t\t\n"
                    + "II\tZ0003\t\tCCCCC\t\t20130401\t\tInvented note\n"
                    + "3\tZ0001\t\tZ0004\t2026120\t2013091\t2026200\t\n"));

    assertThat(edition.book()).isEqualTo(Book.ADD_ON);
    assertThat(edition.label()).isEqualTo("2026 Q2");
    assertThat(Written.relations(edition, "Z0001")).containsExactly("Z0002: type 1");
    assertThat(Written.relations(edition, "Z0003")).containsExactly(": type 2 | Invented note");
    CodeRelations pairs = ((Edition.Relations) edition.content()).relations();
    assertThat(pairs.of("Z0001", LocalDate.of(2026, 4, 30))).hasSize(2);
    assertThat(pairs.of("Z0001", LocalDate.of(2026, 5, 1))).hasSize(1);
    assertThat(pairs.of("Z0001", LocalDate.of(2013, 3, 31))).isEmpty();
  }

  @Test
  void read_unknownType_saysLineAndReason() {
    assertThat(Written.refusal(read(HEADING + "4\tZ0001\t\tZ0002\t\t2013091\t\t\n")))
        .endsWith("line 2: column type holds no add-on type (1, 2 or 3): 4");
  }

  private Contents read(String text) {
    return new Written(folder).read("AOC_V2026Q2-MCR.txt", text);
  }
}
