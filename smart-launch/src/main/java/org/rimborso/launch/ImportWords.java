package org.rimborso.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.codebooks.shelf.ImportReport;
import org.rimborso.codebooks.shelf.ImportReport.Already;
import org.rimborso.codebooks.shelf.ImportReport.PassedOver;
import org.rimborso.codebooks.shelf.ImportReport.Read;
import org.rimborso.codebooks.shelf.ImportReport.Refused;
import org.rimborso.codebooks.shelf.IncompleteEdition;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/** What an import did, in sentences. */
final class ImportWords {
  private ImportWords() {}

  static String of(ImportReport.Line line) {
    if (line instanceof Read read) {
      return read(read);
    }
    if (line instanceof Already already) {
      return "%s: already loaded as %s %s (%s)."
          .formatted(
              already.entry(), already.book(), already.label(), CodeListing.day(already.since()));
    }
    if (line instanceof PassedOver passed) {
      return "%s was passed over: %s.".formatted(passed.entry(), passed.reason());
    }
    Refused refused = (Refused) line;
    return "%s%s was refused: %s."
        .formatted(
            refused.entry(),
            refused.line().map(number -> ", line " + number + ",").orElse(""),
            refused.reason());
  }

  /** The lines without those that say of a refused file that it was passed over as well. */
  static List<ImportReport.Line> toldOnce(ImportReport report) {
    Set<String> refused =
        report.lines().stream()
            .filter(Refused.class::isInstance)
            .map(line -> ((Refused) line).entry())
            .collect(Collectors.toSet());
    return report.lines().stream()
        .filter(line -> !(line instanceof PassedOver passed && refused.contains(passed.entry())))
        .toList();
  }

  private static String read(Read read) {
    ShelvedEdition edition = read.edition();
    return "%s: %s %s, %s to %s: %s.%s"
        .formatted(
            read.entry(),
            read.book(),
            edition.label(),
            edition.from(),
            edition.to(),
            counts(edition.counts()),
            read.replaced().map(old -> " Takes the place of what " + old + " said.").orElse(""));
  }

  /** Such as {@code codes 98186, billable 74719}. */
  static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  /** That an edition lacks a part, and what follows from it. */
  static String of(IncompleteEdition edition) {
    return "%s %s is incomplete: %s. Until all parts are imported, %s to %s is not checked."
        .formatted(
            edition.book().label(), edition.label(), edition.lack(), edition.from(), edition.to());
  }

  static String end(ImportReport report) {
    if (report.isRefused()) {
      return "Nothing was changed. Mend or leave out what was refused and import again.";
    }
    return report.changed() ? "Imported; in force now." : "Nothing to change.";
  }
}
