package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

class CodeShelfTest {
  private static final LocalDate LAST_OF_2026 = LocalDate.of(2026, 9, 30);
  private static final LocalDate FIRST_OF_2027 = LocalDate.of(2026, 10, 1);

  @TempDir private Path folder;
  private CodeShelf shelf;

  @BeforeEach
  void make() {
    shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
  }

  private CodeAnswer ask(String code, LocalDate day) {
    return shelf.snapshot().codes().ask(CodeSystem.ICD10CM, code, day);
  }

  private byte[] manifest() throws IOException {
    return Files.readAllBytes(shelf.path().resolve("manifest.json"));
  }

  @Test
  void snapshot_nothingImported_isTheStarterSet() {
    assertThat(ask("E11.9", LAST_OF_2026)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("D67.1", LAST_OF_2026)).isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(shelf.snapshot().damage()).isEmpty();
    assertThat(Files.exists(shelf.path())).isFalse();
  }

  @Test
  void load_twoEditions_answerEachForItsDays() {
    ImportReport report = Samples.load(shelf, "2026", "2027");

    assertThat(report.changed()).isTrue();
    assertThat(ask("D67.1", LAST_OF_2026)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("D67.1", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Header.class);
    assertThat(ask("D67.10", LAST_OF_2026)).isInstanceOf(CodeAnswer.NotYetValid.class);
    assertThat(ask("D67.9", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Unknown.class);
    assertThat(shelf.snapshot().codes().name(CodeSystem.ICD10CM, "d67.1", Locale.ENGLISH))
        .hasValue("Name of D671 in 2027");
  }

  @Test
  void load_again_saysAlreadyAndChangesNothing() throws IOException {
    Samples.load(shelf, "2026");
    byte[] before = manifest();

    ImportReport again = Samples.load(shelf, "2026");

    assertThat(again.changed()).isFalse();
    assertThat(again.lines()).singleElement().isInstanceOf(ImportReport.Already.class);
    assertThat(manifest()).isEqualTo(before);
  }

  @Test
  void load_oneRefused_changesNothing() throws IOException {
    Samples.load(shelf, "2026");
    byte[] before = manifest();
    List<String> parts = parts();

    ImportReport report = Samples.load(shelf, "2027", "broken");

    assertThat(report.isRefused()).isTrue();
    assertThat(report.changed()).isFalse();
    assertThat(manifest()).isEqualTo(before);
    assertThat(parts()).isEqualTo(parts);
    assertThat(ask("D67.1", FIRST_OF_2027)).isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void load_addendaBeforeTheirBase_waitForIt() {
    ImportReport report = Samples.load(shelf, "changes", "2026");

    assertThat(report.isRefused()).isFalse();
    assertThat(ask("D67.10", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("D67.11", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Unknown.class);
  }

  @Test
  void load_fullFileAfterDerived_takesItsPlaceAndNotTheOtherWayRound() {
    Samples.load(shelf, "2026", "changes");
    Samples.load(shelf, "2027");
    assertThat(ask("D67.11", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Billable.class);

    ImportReport back = Samples.load(shelf, "changes");

    assertThat(back.lines()).singleElement().isInstanceOf(ImportReport.PassedOver.class);
    assertThat(ask("D67.11", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Billable.class);
  }

  @Test
  void snapshot_importedByAnotherProcess_isSeenAtTheNextQuestion() {
    ShelfSnapshot before = shelf.snapshot();
    assertThat(shelf.snapshot()).isSameAs(before);

    Samples.load(new CodeShelf(shelf.path(), Samples.CLOCK), "2026");

    assertThat(ask("D67.1", LAST_OF_2026)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(before.codes().ask(CodeSystem.ICD10CM, "D67.1", LAST_OF_2026))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void snapshot_twoImportsLater_stillAnswersAndNamesNothingWrong() {
    Samples.load(shelf, "2025");
    ShelfSnapshot old = shelf.snapshot();
    Samples.load(shelf, "2026");
    shelf.snapshot();
    Samples.load(shelf, "2027");
    shelf.snapshot();

    assertThat(old.codes().ask(CodeSystem.ICD10CM, "D671", LocalDate.of(2025, 1, 1)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(old.codes().name(CodeSystem.ICD10CM, "D671", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void load_twoAtOnce_waitForEachOtherAndBothAreInForce() {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () ->
                shelf.load(
                    List.of(Path.of("2026")),
                    Samples.settings(
                        (file, hints) -> {
                          inside.countDown();
                          await(told);
                          return Samples.read(file, hints);
                        }),
                    Progress.SILENT));
    await(inside);
    List<String> heard = new ArrayList<>();
    new CodeShelf(shelf.path(), Samples.CLOCK)
        .load(
            List.of(Path.of("2027")),
            Samples.settings(),
            sentence -> {
              heard.add(sentence);
              told.countDown();
            });
    first.join();

    assertThat(heard.get(0)).startsWith("Another import is at work (process ");
    assertThat(ask("D67.1", LAST_OF_2026)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("D67.1", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Header.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void snapshot_damagedTable_isTheStarterSetAndSaysSo() throws IOException {
    Samples.load(shelf, "2026", "2027");
    damage("-table-|\\.table$");

    CodeShelf fresh = new CodeShelf(shelf.path(), Samples.CLOCK);
    assertThat(fresh.snapshot().damage()).isPresent();
    assertThat(fresh.faults()).isNotEmpty();
    assertThat(fresh.snapshot().codes().ask(CodeSystem.ICD10CM, "D67.1", FIRST_OF_2027))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(fresh.snapshot().codes().ask(CodeSystem.ICD10CM, "E11.9", LAST_OF_2026))
        .isInstanceOf(CodeAnswer.Billable.class);
  }

  @Test
  void load_onDamagedTable_buildsItAgain() throws IOException {
    Samples.load(shelf, "2026", "2027");
    damage("\\.table$");

    assertThat(Samples.load(shelf, "2026").changed()).isTrue();

    assertThat(shelf.faults()).isEmpty();
    assertThat(ask("D67.1", FIRST_OF_2027)).isInstanceOf(CodeAnswer.Header.class);
  }

  @Test
  void load_onDamagedEdition_asksForTheFileAgainOrTakesIt() throws IOException {
    Samples.load(shelf, "2026");
    damage("\\.edition$");
    assertThatThrownBy(() -> Samples.load(shelf, "2027"))
        .isInstanceOf(ShelfUnusable.class)
        .hasMessageContaining("is not as it was written");

    assertThat(Samples.load(shelf, "2026", "2027").changed()).isTrue();
    assertThat(shelf.faults()).isEmpty();
  }

  @Test
  void load_onDamagedManifest_saysTheWayOut() throws IOException {
    Samples.load(shelf, "2026");
    Files.writeString(shelf.path().resolve("manifest.json"), "{\"format\":1,");

    assertThatThrownBy(() -> Samples.load(shelf, "2026"))
        .isInstanceOf(ShelfUnusable.class)
        .hasMessageContaining("move it away and import again");
    assertThat(shelf.snapshot().damage()).isPresent();
  }

  @Test
  void load_later_removesWhatNeitherThisNorTheLastManifestNames() throws IOException {
    Samples.load(shelf, "2025");
    List<String> stale = new ArrayList<>(parts());
    Samples.load(shelf, "2026");
    assertThat(parts()).containsAll(stale);
    Samples.load(shelf, "2027");
    Samples.load(shelf, "2024");

    stale.removeIf(name -> name.endsWith(".edition"));
    assertThat(parts()).doesNotContainAnyElementsOf(stale);
    assertThat(shelf.snapshot().manifest().book(Book.ICD10CM).orElseThrow().editions()).hasSize(4);
  }

  @Test
  void find_importedNames_areFoundByWordsAndByCode() {
    Samples.load(shelf, "2026", "2027");

    List<FoundCode> found =
        shelf
            .snapshot()
            .search()
            .find(CodeSystem.ICD10CM, "name D6710", FIRST_OF_2027, Locale.ENGLISH, 5);

    assertThat(found).first().extracting(FoundCode::code).isEqualTo("D67.10");
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> all = Files.list(shelf.path().resolve("parts"))) {
      return all.map(part -> String.valueOf(part.getFileName())).sorted().toList();
    }
  }

  private void damage(String pattern) throws IOException {
    try (Stream<Path> all = Files.list(shelf.path().resolve("parts"))) {
      for (Path part : all.filter(p -> p.toString().matches(".*(" + pattern + ")")).toList()) {
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);
      }
    }
  }
}
