package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codebooks.Edition.NoteKind;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeEdition;
import org.rimborso.codes.CodeNames;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.codes.TabularNotes;

class TableFileTest {
  private static final LocalDate FROM = LocalDate.of(2025, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 9, 30);
  private static final Optional<LocalDate> NONE = Optional.empty();

  @TempDir Path folder;

  private static CodeEdition edition() {
    return CodeEdition.builder("FY2026", FROM, TO)
        .add("E11", false, NONE, NONE)
        .add("E11.9", true, NONE, NONE)
        .add("E11.8", true, Optional.of(FROM.minusYears(2)), Optional.of(FROM.minusYears(1)))
        .build();
  }

  private static CodeTable table() {
    return CodeTable.of(CodeSystem.ICD10CM, List.of(edition()), conversion());
  }

  private static CodeRelations conversion() {
    return new CodeRelations.Builder()
        .add("E119", "E118", "NoDx, ü", FROM, NONE)
        .add("E119", "a long-winded target", "", FROM, Optional.of(TO))
        .build();
  }

  private static TabularNotes notes() {
    return TabularNotes.builder("FY2021", FROM, TO)
        .add("E08-E13", TabularNotes.Kind.CODE_FIRST, "naïve text")
        .add("E11.9", TabularNotes.Kind.EXCLUDES1, "")
        .build();
  }

  private <T> Path write(TableFile<T> form, T table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.write(table, out);
    return Files.write(folder.resolve("a.table"), out.toByteArray());
  }

  @Test
  void read_table_answersAsWritten() throws IOException {
    CodeTable read = TableFile.CODES.read(write(TableFile.CODES, table()));

    assertThat(read.ask("E11.9", TO)).isEqualTo(new CodeAnswer.Billable("ICD-10-CM FY2026"));
    assertThat(read.ask("E11", TO)).isEqualTo(new CodeAnswer.Header("ICD-10-CM FY2026"));
    assertThat(read.ask("E11.8", TO))
        .isEqualTo(
            new CodeAnswer.NoLongerValid(
                "ICD-10-CM FY2026", FROM.minusYears(1), Optional.of("E119")));
    assertThat(read.ask("E11.9", TO.plusDays(1))).isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void read_tableOfCategories_answersAsWritten() throws IOException {
    CodeTable read = TableFile.CODES.read(write(TableFile.CODES, StarterSet.icd10cm()));

    assertThat(read.size()).isEqualTo(StarterSet.icd10cm().size());
    assertThat(read.ask("A00", TO)).isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(read.ask("E11.99", TO)).isEqualTo(new CodeAnswer.Unknown("ICD-10-CM FY2026"));
  }

  @Test
  void read_relations_holdsWhatWasWritten() throws IOException {
    CodeRelations read = TableFile.RELATIONS.read(write(TableFile.RELATIONS, conversion()));

    assertThat(read.all()).containsExactlyElementsOf(conversion().all().toList());
  }

  @Test
  void read_notes_holdsWhatWasWritten() throws IOException {
    TabularNotes read = TableFile.NOTES.read(write(TableFile.NOTES, notes()));

    for (TabularNotes.Kind kind : TabularNotes.Kind.values()) {
      assertThat(read.of("E119", kind, TO)).isEqualTo(notes().of("E119", kind, TO));
    }
    assertThat(read.of("E119", TabularNotes.Kind.CODE_FIRST, TO)).hasSize(1);
  }

  @Test
  void read_edition_makesTheSameTable() throws IOException {
    CodeEdition read = TableFile.EDITION.read(write(TableFile.EDITION, edition()));

    assertThat(CodeTable.of(CodeSystem.ICD10CM, List.of(read)).ask("E119", FROM))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(read.label()).isEqualTo("FY2026");
  }

  @Test
  void read_fromAStream_leavesWhatFollows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableFile.CODES.write(table(), out);
    out.write(7);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());

    TableFile.CODES.read(in, "part");

    assertThat(in.readAllBytes()).containsExactly(7);
  }

  @Test
  void read_everyBitTurned_isRefused() throws IOException {
    byte[] good = Files.readAllBytes(write(TableFile.CODES, table()));

    for (int i = 0; i < good.length * 8; i++) {
      byte[] bad = good.clone();
      bad[i / 8] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> TableFile.CODES.read(new ByteArrayInputStream(bad), "a.table"))
          .as("bit " + i)
          .isInstanceOf(TableFile.Unreadable.class)
          .hasMessageStartingWith("a.table ");
    }
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    byte[] good = Files.readAllBytes(write(TableFile.NOTES, notes()));

    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> TableFile.NOTES.read(new ByteArrayInputStream(cut), "a.table"))
          .isInstanceOf(TableFile.Unreadable.class)
          .hasMessageContaining("cut off");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 99})
  void read_otherVersion_isNamed(int version) throws IOException {
    Path file = write(TableFile.CODES, table());
    byte[] bytes = Files.readAllBytes(file);
    bytes[4] = (byte) version;
    Files.write(file, bytes);

    assertThatThrownBy(() -> TableFile.CODES.read(file))
        .hasMessage("a.table is of version " + version + ", this program reads version 1");
  }

  @Test
  void read_otherKind_isRefused() throws IOException {
    Path file = write(TableFile.NOTES, notes());

    assertThatThrownBy(() -> TableFile.CODES.read(file)).hasMessageContaining("another kind");
  }

  @Test
  void kind_ofEveryNoteThatIsRead_existsInTables() {
    assertThat(Arrays.stream(TabularNotes.Kind.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(NoteKind.values()).map(Enum::name).toList());
  }

  @Test
  void name_fromOutside_comesBeforeTheStarterSetsInItsLanguage() {
    CodeNames outside =
        (system, code, language) ->
            language.equals(Locale.ENGLISH) ? Optional.of("official") : Optional.empty();
    LoadedCodeSets sets =
        new LoadedCodeSets(
            List.of(table(), StarterSet.icd10cm()), outside, Map.of(), list -> CodeRelations.NONE);

    assertThat(sets.name(CodeSystem.ICD10CM, "I10", Locale.ENGLISH)).hasValue("official");
    assertThat(sets.name(CodeSystem.ICD10CM, "I10", Locale.ITALIAN))
        .hasValue("Pressione alta primaria");
    assertThat(sets.name(CodeSystem.ICD10CM, "I10", Locale.FRENCH)).hasValue("official");
  }
}
