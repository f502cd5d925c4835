package org.rimborso.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.PartialDate;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;

/**
 * Pairs of services of which one is never paid beside the other: those of the National Correct
 * Coding Initiative with modifier indicator 0 in force on the day. Professional bills are judged by
 * the practitioner table, institutional ones by the outpatient table. Without the table no pair is.
 */
final class PairsNeverPaid {
  private static final String NEVER = "0";

  private final CodeSets codes;

  PairsNeverPaid(CodeSets codes) {
    this.codes = codes;
  }

  /** Two codes of which payers pay the first alone. */
  record Pair(String paid, String unpaid) {}

  /** The pair for which the line of this sequence is not paid, if it stands in one. */
  Optional<Pair> of(Claim claim, int sequence) {
    Optional<Claim.Line> unpaid =
        claim.lines().stream().filter(line -> line.sequence() == sequence).findFirst();
    Optional<String> list = claim.type().flatMap(PairsNeverPaid::list);
    Optional<LocalDate> day =
        unpaid.flatMap(line -> claim.serviced(line).start()).flatMap(PartialDate::day);
    if (list.isEmpty() || day.isEmpty()) {
      return Optional.empty();
    }
    CodeRelations pairs = codes.companion(list.get());
    return claim.lines().stream()
        .filter(line -> line.sequence() != sequence)
        .flatMap(line -> pair(pairs, line.service(), unpaid.get().service(), day.get()).stream())
        .findFirst();
  }

  private static Optional<Pair> pair(
      CodeRelations pairs, CodeableConcept first, CodeableConcept second, LocalDate day) {
    for (String one : codes(first)) {
      for (String other : codes(second)) {
        if (pairs.between(one, other, day).stream()
            .anyMatch(row -> row.attribute().startsWith(NEVER))) {
          return Optional.of(new Pair(one, other));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> codes(CodeableConcept service) {
    return service.codings().stream().map(Coding::code).map(CodeSets::normalize).toList();
  }

  private static Optional<String> list(String type) {
    return switch (type) {
      case "professional" -> Optional.of("ncci-practitioner");
      case "institutional" -> Optional.of("ncci-outpatient");
      default -> Optional.empty();
    };
  }
}
