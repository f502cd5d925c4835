package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;

/** Quarters of invented pairs in several files, imported as they come. */
class EditionPartsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

  @TempDir private Path folder;
  private CodeShelf shelf;

  @BeforeEach
  void openShelf() {
    shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
  }

  /** The file {@code name} with the one pair of Z1000 and {@code target}. */
  private Path file(String name, String target) throws IOException {
    String heading = "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\n";
    return Files.writeString(
        folder.resolve(name), heading + "Z1000\t" + target + "\t20200101\t*\t1\n");
  }

  private ImportReport report(Path... files) {
    ImportReport report =
        shelf.load(List.of(files), Samples.settings(new CodeFiles()::read), Progress.SILENT);
    assertThat(report.isRefused()).as(report.lines().toString()).isFalse();
    return report;
  }

  private CodeRelations imported(Path... files) {
    report(files);
    return shelf.snapshot().relations().apply(Book.NCCI_PRACTITIONER).orElseThrow();
  }

  private static List<String> targets(CodeRelations pairs, LocalDate day) {
    return pairs.of("Z1000", day).stream().map(CodeRelations.Row::target).toList();
  }

  @Test
  void load_allPartsOfAQuarter_answerAsOne() throws IOException {
    CodeRelations pairs =
        imported(
            file("ccipra-v322r0-f1.txt", "Z0001"),
            file("ccipra-v322r0-f2.txt", "Z0002"),
            file("ccipra-v322r0-f3.txt", "Z0003"));

    assertThat(targets(pairs, DAY)).containsExactly("Z0001", "Z0002", "Z0003");
    assertThat(pairs.edition(DAY)).hasValue("2026 Q3");
    assertThat(pairs.edition(LocalDate.of(2026, 10, 1))).isEmpty();
  }

  @Test
  void load_gapInTheNumbers_saysNothingUntilItIsFilled() throws IOException {
    CodeRelations pairs =
        imported(
            file("ccipra-v321r0.txt", "Z0009"),
            file("ccipra-v322r0-f1.txt", "Z0001"),
            file("ccipra-v322r0-f3.txt", "Z0003"));

    assertThat(pairs.edition(DAY)).isEmpty();
    assertThat(targets(pairs, DAY)).isEmpty();
    assertThat(pairs.edition(DAY.minusMonths(3))).hasValue("2026 Q2");

    CodeRelations whole = imported(file("ccipra-v322r0-f2.txt", "Z0002"));
    assertThat(whole.edition(DAY)).hasValue("2026 Q3");
    assertThat(targets(whole, DAY)).containsExactly("Z0001", "Z0002", "Z0003");
    assertThat(targets(whole, DAY.minusMonths(3))).containsExactly("Z0009");
  }

  private static List<String> lacks(ImportReport report) {
    return report.incomplete().stream().map(one -> one.label() + " " + one.lack()).toList();
  }

  @Test
  void load_whileAPartIsMissing_isReportedWithItsNumber() throws IOException {
    Path first = file("ccipra-v322r0-f1.txt", "Z0001");

    assertThat(lacks(report(first))).isEmpty();
    assertThat(lacks(report(file("ccipra-v322r0-f4.txt", "Z0004"))))
        .containsExactly("2026 Q3 parts 2, 3 are missing");
    assertThat(lacks(report(first))).as("again").hasSize(1);
    assertThat(lacks(report(file("ccipra-v322r0-f3.txt", "Z0003"))))
        .containsExactly("2026 Q3 part 2 is missing");
    assertThat(lacks(report(file("ccipra-v322r0-f2.txt", "Z0002")))).isEmpty();
    assertThat(lacks(report(file("ccipra-v323r0-f0.txt", "Z0002"))))
        .containsExactly("2026 Q4 its parts are not numbered from 1 on");
  }

  @Test
  void load_fewerPartsThanAFileNames_sayNothing() throws IOException {
    CodeRelations pairs =
        imported(
            file("ccipra-v322r0 part 1 of 3.txt", "Z0001"),
            file("ccipra-v322r0 part 2.txt", "Z0002"));

    assertThat(pairs.edition(DAY)).isEmpty();
    assertThat(targets(pairs, DAY)).isEmpty();

    CodeRelations whole = imported(file("ccipra-v322r0 part 3 of 3.txt", "Z0003"));
    assertThat(whole.edition(DAY)).hasValue("2026 Q3");
    assertThat(targets(whole, DAY)).containsExactly("Z0001", "Z0002", "Z0003");
  }

  @Test
  void load_partAgain_takesThePlaceOfTheFormer() throws IOException {
    imported(file("ccipra-v322r0-f1.txt", "Z0001"), file("ccipra-v322r0-f2.txt", "Z0002"));
    CodeRelations pairs = imported(file("ccipra-v322r0-f2of2.txt", "Z0008"));

    assertThat(targets(pairs, DAY)).containsExactly("Z0001", "Z0008");
    assertThat(pairs.edition(DAY)).hasValue("2026 Q3");
  }

  /** A day for which the quarter is not complete is not answered by the next one's silence. */
  @Test
  void load_quarterAfterAnIncompleteOne_doesNotVouchForIt() throws IOException {
    CodeRelations pairs =
        imported(
            file("ccipra-v322r0-f2.txt", "Z0002"),
            file("ccipra-v323r0-f1.txt", "Z0001"),
            file("ccipra-v323r0-f2.txt", "Z0004"));

    assertThat(pairs.edition(DAY)).isEmpty();
    assertThat(pairs.edition(LocalDate.of(2026, 10, 1))).hasValue("2026 Q4");
    assertThat(targets(pairs, LocalDate.of(2026, 10, 1))).containsExactly("Z0001", "Z0004");
  }

  @Test
  void companion_whatRulesAsk_isTheSnapshotOfTheirReview() throws IOException {
    imported(file("ccipra-v322r0-f1.txt", "Z0001"));
    CodeSets before = shelf.snapshot().codes();
    CodeRelations pairs = before.companion("ncci-practitioner");
    assertThat(targets(pairs, DAY)).containsExactly("Z0001");
    assertThat(pairs.edition(DAY)).hasValue("2026 Q3");

    imported(file("ccipra-v323r0-f1.txt", "Z0009"));

    assertThat(before.companion("ncci-practitioner")).isSameAs(pairs);
    CodeSets after = shelf.snapshot().codes();
    assertThat(after.companion("ncci-practitioner").edition(LocalDate.of(2026, 10, 1)))
        .hasValue("2026 Q4");
    assertThat(after.companion("poa-exempt").edition(DAY)).as("not loaded").isEmpty();
    assertThat(after.companion("no such list").edition(DAY)).isEmpty();
  }
}
