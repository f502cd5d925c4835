package org.rimborso.codebooks.shelf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/**
 * What an import did, entry by entry, in the order of the files.
 *
 * @param incomplete editions of the books at hand of which a part is still missing; none if
 *     anything was refused
 * @param changed whether something else is in force now; never if anything was refused
 */
public record ImportReport(List<Line> lines, List<IncompleteEdition> incomplete, boolean changed) {
  public ImportReport {
    lines = List.copyOf(lines);
    incomplete = List.copyOf(incomplete);
  }

  /** What an import did that changed nothing and left nothing incomplete. */
  static ImportReport of(List<Line> lines) {
    return new ImportReport(lines, List.of(), false);
  }

  /** Whether some input could not be read, so that nothing was changed. */
  public boolean isRefused() {
    return lines.stream().anyMatch(Refused.class::isInstance);
  }

  /** What became of one entry of one file, or of one file. */
  public sealed interface Line {
    /** The file, and the entry in it. */
    String entry();
  }

  /**
   * Read, and in force once nothing of this import is refused.
   *
   * @param book its label
   * @param replaced the source of the edition whose place it takes
   */
  public record Read(String entry, String book, ShelvedEdition edition, Optional<String> replaced)
      implements Line {}

  /** In force already, with the same content. */
  public record Already(String entry, String book, String label, Instant since) implements Line {}

  /** Harmless, and of no use here. */
  public record PassedOver(String entry, String reason) implements Line {}

  /** Broken. */
  public record Refused(String entry, Optional<Long> line, String reason) implements Line {}
}
