package org.rimborso.codebooks.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.Intake.EditionName;

/** What an update brings in, what it leaves as it is, and what it calls a fault. */
class UpdateTest extends OverPublisherSite {
  @Test
  void run_editionOutAndNextNotYet_importsOneAndFindsNoFault() throws IOException {
    site.file("/2027-codes.zip", "a", file);

    assertThat(update("/{fiscalYear}-codes.zip")).isTrue();

    assertThat(outcomes)
        .containsEntry("/2027-codes.zip", new Outcome.Imported(List.of(FY2027)))
        .containsEntry("/2028-codes.zip", new Outcome.NotPublishedYet());
    assertThat(intake.names).containsExactly("2027-codes.zip");
    assertThat(intake.taken.get(0)).isEqualTo(file);
  }

  @Test
  void run_again_fetchesNothingTwice() throws IOException {
    site.file("/2027-codes.zip", "a", file);
    update("/{fiscalYear}-codes.zip");

    assertThat(update("/{fiscalYear}-codes.zip")).isTrue();

    assertThat(outcomes).containsEntry("/2027-codes.zip", new Outcome.Unchanged(List.of(FY2027)));
    assertThat(intake.taken).hasSize(1);
    assertThat(site.seen()).anyMatch(seen -> seen.ifNoneMatch().isPresent());
  }

  @Test
  void run_newVersionAtTheSameAddress_isImported() throws IOException {
    site.file("/2027-codes.zip", "a", file);
    update("/{fiscalYear}-codes.zip");
    file[0]++;
    site.file("/2027-codes.zip", "b", file);

    update("/{fiscalYear}-codes.zip");

    assertThat(intake.taken).hasSize(2);
    assertThat(intake.taken.get(1)).isEqualTo(file);
  }

  @Test
  void run_sameBytesWithoutVersion_areNotImportedAgain() throws IOException {
    site.on(
        "/list.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file);
          exchange.close();
        });
    update("/list.zip");
    update("/list.zip");

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Unchanged(List.of(FY2027)));
    assertThat(intake.taken).hasSize(1);
  }

  @Test
  void run_editionNoLongerInForceHere_isFetchedAgain() throws IOException {
    site.file("/list.zip", "a", file);
    update("/list.zip");
    intake.inForce.clear();

    update("/list.zip");

    assertThat(intake.taken).hasSize(2);
  }

  @Test
  void run_noFileOfABookAtAll_isAFault() throws IOException {
    assertThat(update("/{fiscalYear}-codes.zip")).isFalse();

    assertThat(outcomes)
        .containsEntry("/2027-codes.zip", new Outcome.Missing())
        .containsEntry("/2028-codes.zip", new Outcome.NotPublishedYet());
  }

  @Test
  void run_noAprilEditionBesideTheYearly_isNoFault() throws IOException {
    site.file("/2027-codes.zip", "a", file);

    assertThat(update("/{fiscalYear}-codes.zip", "/april-{aprilYear}.zip")).isTrue();

    assertThat(outcomes).containsEntry("/april-2026.zip", new Outcome.Missing());
  }

  @Test
  void run_intakeRefuses_isToldAndFetchedAgainNextTime() throws IOException {
    site.file("/list.zip", "a", file);
    intake.answer = new Intake.Refused("line 3: no code");
    assertThat(update("/list.zip")).isFalse();
    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Failed("line 3: no code"));
    intake.answer = new Intake.InForce(List.of(FY2027), true);

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken).hasSize(2);
  }

  @Test
  void run_fileOfAnotherBook_isAFault() throws IOException {
    site.file("/list.zip", "a", file);
    EditionName hcpcs = new EditionName(Book.HCPCS, "2026 Q4");
    intake.answer = new Intake.InForce(List.of(hcpcs), true);

    assertThat(update("/list.zip")).isFalse();

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.OtherBook(List.of(hcpcs)));
  }

  @Test
  void run_besideAnotherUpdate_isRefused() throws IOException {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    try (FileChannel other =
            FileChannel.open(
                downloads.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> update("/list.zip"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another update is under way");
    }
    assertThat(site.seen()).isEmpty();
  }

  @Test
  void run_done_leavesNoFilesBehind() throws IOException {
    site.file("/list.zip", "a", file);
    update("/list.zip");

    try (var left = Files.list(folder.resolve("downloads"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "fetched.json");
    }
  }
}
