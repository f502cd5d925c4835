package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** Equivalence maps of invented codes, imported as their publisher writes them. */
class ImportedMapTest {
  @TempDir private Path folder;

  @Test
  void translations_ofImportedMaps_answerBothWays() throws IOException {
    Path tenth =
        Files.writeString(
            folder.resolve("2018_a.txt"), "Q100    0010  10000\r\nQ101    NoDx  11000\r\n");
    Path ninth =
        Files.writeString(
            folder.resolve("2018_b.txt"),
            "0010  Q100    00000\r\nv589  Q101    10111\r\nv589  Q102    10112\r\n");
    CodeShelf shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
    ImportReport report =
        shelf.load(List.of(tenth, ninth), Samples.settings(new CodeFiles()::read), Progress.SILENT);
    CodeSets codes = shelf.snapshot().codes();

    assertThat(report.isRefused()).as(report.lines().toString()).isFalse();
    assertThat(codes.translations(CodeSystem.ICD9CM, "001.0", CodeSystem.ICD10CM))
        .contains(List.of("Q100"));
    assertThat(codes.translations(CodeSystem.ICD9CM, "V58.9", CodeSystem.ICD10CM))
        .as("a combination only")
        .contains(List.of());
    assertThat(codes.translations(CodeSystem.ICD9CM, "001.1", CodeSystem.ICD10CM)).isEmpty();
    assertThat(codes.translations(CodeSystem.ICD10CM, "Q10.0", CodeSystem.ICD9CM))
        .contains(List.of("0010"));
    assertThat(codes.translations(CodeSystem.ICD10CM, "Q10.1", CodeSystem.ICD9CM))
        .as("the map says that there is none")
        .contains(List.of());
  }
}
