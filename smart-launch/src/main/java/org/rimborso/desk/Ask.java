package org.rimborso.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.ehr.EhrSettings;

/**
 * One search of the first wave: what of the patient is asked for, and which providers may ride on
 * it.
 *
 * @param includes search parameters of {@code type} whose targets come along where the EHR offers
 *     {@code _include}
 * @param elements all that is read of it, where the rest may be large; empty to ask for everything
 */
record Ask(String type, List<String> includes, List<String> elements) {
  /** Everything a chart is made of, beside the patient. */
  static final List<Ask> FIRST_WAVE =
      List.of(
          new Ask("Encounter", List.of("participant", "service-provider")),
          new Ask("Condition", List.of()),
          new Ask("Procedure", List.of()),
          new Ask("Coverage", List.of("payor")),
          new Ask("Claim", List.of("provider", "care-team", "insurer")),
          new Ask("ClaimResponse", List.of()),
          new Ask("ExplanationOfBenefit", List.of("provider", "care-team")));

  /**
   * What is said about accounts in resources of their own. Asked for where the site keeps its notes
   * or letters in such resources, so that those of other systems stand beside them.
   */
  private static final List<Ask> CORRESPONDENCE =
      List.of(
          new Ask("Communication", List.of()),
          new Ask(
              "DocumentReference",
              List.of(),
              List.of(
                  "identifier",
                  "status",
                  "type",
                  "subject",
                  "date",
                  "author",
                  "description",
                  "context")));

  /** What only payers' answers tell, and no page of who sees no accounts. */
  private static final Set<String> OF_ACCOUNTS = Set.of("ClaimResponse");

  /** The searches for these types. */
  static List<Ask> of(Set<String> types) {
    return Stream.concat(FIRST_WAVE.stream(), CORRESPONDENCE.stream())
        .filter(ask -> types.contains(ask.type()))
        .toList();
  }

  /** Those of {@code types} that this site's EHR is to be asked for. */
  static Set<String> wanted(Set<String> types, EhrSettings settings) {
    Set<String> wanted = new HashSet<>(types);
    CORRESPONDENCE.stream()
        .map(Ask::type)
        .filter(type -> !settings.keepsNotesIn(type))
        .forEach(wanted::remove);
    return Set.copyOf(wanted);
  }

  /**
   * The types that a visitor's pages and the rules behind them are made of.
   *
   * @param accounts whether they see accounts
   * @param notes whether they see what was written about them
   */
  static Set<String> types(boolean accounts, boolean notes) {
    return Stream.concat(
            FIRST_WAVE.stream().filter(ask -> accounts || !OF_ACCOUNTS.contains(ask.type())),
            CORRESPONDENCE.stream().filter(ask -> notes))
        .map(Ask::type)
        .collect(Collectors.toUnmodifiableSet());
  }

  Ask {
    includes = List.copyOf(includes);
    elements = List.copyOf(elements);
  }

  private Ask(String type, List<String> includes) {
    this(type, includes, List.of());
  }
}
