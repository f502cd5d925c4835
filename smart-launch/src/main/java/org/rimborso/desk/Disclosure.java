package org.rimborso.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rimborso.access.Admitted;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.account.Account;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.sweep.Resources;
import org.rimborso.sweep.RestrictedRecords;

/**
 * What of a chart and its review one visitor gets: the minimum that their roles need, and nothing
 * restricted unless the site named one of them. Applied before anything is reviewed, so that no
 * sentence, count or sum can tell what was taken out.
 */
public final class Disclosure {
  /** What is missing where restricted records were taken out. */
  public static final String RESTRICTED = "restricted records";

  /** What is missing where a type of resources was not asked for. */
  public static final String NOT_ASKED = "not asked for this role";

  /**
   * The types whose lists are then not known in full: always the same, so that they do not tell
   * what was taken out.
   */
  private static final List<String> TYPES = List.of("Encounter", "Condition", "Procedure", "Claim");

  private final Set<Permission> permissions;
  private final boolean seesRestricted;

  Disclosure(Admitted admitted, Confidentiality confidentiality) {
    this(admitted.roles(), confidentiality);
  }

  /** The same for anyone with these roles. */
  Disclosure(Set<Role> roles, Confidentiality confidentiality) {
    permissions =
        roles.stream()
            .flatMap(role -> role.permissions().stream())
            .collect(Collectors.toUnmodifiableSet());
    seesRestricted = confidentiality.opensFor(roles);
  }

  private boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** The types of resources that this visitor's pages are made of, beside the patient. */
  Set<String> types() {
    return Ask.types(may(Permission.SEE_ACCOUNTS), may(Permission.SEE_NOTES));
  }

  /**
   * The chart as this visitor gets it.
   *
   * @param whole the fetched one with the notes and write-offs that only we hold
   */
  Chart chart(Fetched fetched, Chart whole) {
    Set<Reference> withheld = withheld(fetched, whole);
    Chart shown = withheld.isEmpty() ? whole : without(whole, withheld);
    return may(Permission.SEE_CLINICAL_WORDS) ? shown : CodedWords.only(shown);
  }

  private Set<Reference> withheld(Fetched fetched, Chart whole) {
    return seesRestricted ? Set.of() : RestrictedRecords.of(whole, fetched.restricted());
  }

  private static Chart without(Chart whole, Set<Reference> withheld) {
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : Resources.of(whole)) {
      if (!withheld.contains(resource.reference())) {
        resources.add(resource);
      }
    }
    List<Limitation> limitations = new ArrayList<>();
    for (Limitation limitation : whole.limitations()) {
      if (limitation.resource().filter(withheld::contains).isEmpty()) {
        limitations.add(limitation);
      }
    }
    TYPES.forEach(
        type ->
            limitations.add(
                new Limitation(type, Optional.empty(), Cause.ACCESS_RESTRICTED, RESTRICTED)));
    return new Chart(whole.asOf(), whole.zone(), resources, limitations);
  }

  /** The review of such a chart, with what this visitor's work needs of it. */
  Review review(Review whole) {
    boolean documents = may(Permission.SEE_DOCUMENTATION);
    boolean bills = may(Permission.SEE_ACCOUNTS);
    Predicate<Finding> own =
        finding ->
            documents && finding.audience().contains(Audience.CLINICIAN)
                || bills && finding.audience().contains(Audience.BILLING);
    boolean amounts = may(Permission.SEE_AMOUNTS);
    return new Review(
        whole.patient(),
        whole.asOf(),
        whole.findings().stream()
            .filter(own)
            .map(finding -> amounts ? finding : finding.risking(Optional.empty()))
            .toList(),
        whole.notChecked().stream().filter(gap -> !isNotAsked(gap)).toList(),
        bills ? whole.accounts().stream().map(this::account).toList() : List.of());
  }

  /** Which gaps were marked as none, as far as this visitor may know. */
  Dismissals dismissals(Dismissals whole) {
    return whole.shownTo(seesRestricted, may(Permission.SEE_CLINICAL_WORDS));
  }

  /** What is not asked for is no part of this visitor's work: no gap of it either. */
  private static boolean isNotAsked(NotChecked gap) {
    return gap.missing().equals(NOT_ASKED);
  }

  private Account account(Account account) {
    return may(Permission.SEE_NOTES) ? account : withoutNotes(account);
  }

  private static Account withoutNotes(Account account) {
    return new Account(
        account.reference(),
        account.claims(),
        account.state(),
        account.stateReason(),
        account.payer(),
        account.serviced(),
        account.billed(),
        account.allowed(),
        account.contractual(),
        account.paid(),
        account.patientShare(),
        account.writtenOff(),
        account.balance(),
        account.openedOn(),
        account.ageDays(),
        account.bucket(),
        account.denial(),
        account.next(),
        account.deadlines(),
        account.answers(),
        Optional.empty(),
        List.of(),
        account.breakdown(),
        account.worth());
  }
}
