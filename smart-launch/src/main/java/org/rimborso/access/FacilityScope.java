package org.rimborso.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/**
 * Who sees which visits and claims on a page that lists more patients than the launched one. Every
 * such page asks here for each line that it would show. Nobody sees what no rule of the site's lets
 * them see: who is in no rule sees nothing, and a visit without a department or place is seen by
 * those only who see all.
 */
public final class FacilityScope {
  private final FacilityRules rules;

  public FacilityScope(FacilityRules rules) {
    this.rules = rules;
  }

  /** Whether the visitor sees this visit of the EHR that they launched from. */
  public boolean sees(Admitted visitor, Encounter encounter) {
    return rulesFor(visitor).stream().anyMatch(rule -> opens(rule, encounter));
  }

  /** Whether the visitor sees every visit and claim of the EHR that they launched from. */
  public boolean sees(Admitted visitor) {
    return rulesFor(visitor).stream().anyMatch(FacilityRules.Rule::all);
  }

  /**
   * Whether the visitor sees this claim: a claim of several visits only who sees all of them, and
   * one whose visits are not known only who sees everything.
   *
   * @param encounters the visit behind a reference, where it is known
   */
  public boolean sees(
      Admitted visitor, Claim claim, Function<Reference, Optional<Encounter>> encounters) {
    Set<Reference> visits = claim.encounters();
    return sees(visitor)
        || (!visits.isEmpty()
            && visits.stream()
                .allMatch(
                    visit ->
                        encounters.apply(visit).filter(one -> sees(visitor, one)).isPresent()));
  }

  private List<FacilityRules.Rule> rulesFor(Admitted visitor) {
    return rules.rules().stream().filter(rule -> rule.isFor(visitor)).toList();
  }

  private static boolean opens(FacilityRules.Rule rule, Encounter encounter) {
    return rule.all()
        || isNamed(encounter.serviceProvider(), rule.serviceProviders())
        || encounter.locations().stream().anyMatch(place -> isNamed(place, rule.locations()));
  }

  private static boolean isNamed(Party party, Set<String> names) {
    return party.reference().filter(one -> names.contains(one.toString())).isPresent()
        || party.identifier().filter(names::contains).isPresent();
  }
}
