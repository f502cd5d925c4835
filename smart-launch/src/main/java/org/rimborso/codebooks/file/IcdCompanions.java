package org.rimborso.codebooks.file;

import java.util.Optional;

/** What lies beside ICD lists in their archives. */
final class IcdCompanions implements Companion {
  @Override
  public Optional<String> reason(Head head) {
    return switch (head.kind()) {
      case XML -> ofRoot(head.root());
      case SHEET -> ofRows(head);
      case TEXT ->
          EquivalenceMap.isMap(head)
              ? Optional.of("a map of procedure codes, of which only those of diagnoses are read")
              : ofRows(head);
    };
  }

  private static Optional<String> ofRoot(String root) {
    return switch (root) {
      case "ICD10CM.index" ->
          Optional.of(
              "an alphabetic index (of terms, causes, drugs or neoplasms), not the tabular list");
      case "schema" -> Optional.of("an XML schema, which lists no code");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofRows(Head head) {
    boolean changes =
        head.rows().stream()
            .findFirst()
            .filter(row -> row.cells().contains("POAexemptCode"))
            .isPresent();
    return changes
        ? Optional.of(
            "the year's deletions from or revisions of the POA-exempt list; only the full list is"
                + " read")
        : Optional.empty();
  }
}
