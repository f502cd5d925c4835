package org.rimborso.rules.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> a claim repeats another active claim: same type, provider, payer, service
 * dates, codes and modifiers, for pharmacies same prescription. Said of the later one. Silent when
 * the earlier was rejected before it was judged, when one names the other as related (prior), and
 * on claims of which a line is not coded.
 *
 * <p><b>Not checked when</b> nothing tells two claims apart, but both lack provider, payer, dates
 * or (pharmacies) the prescription; when an answer that rejects the earlier may be missing; or
 * claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 1, section 120 (detection of
 * duplicate claims).
 */
final class ClaimDuplicate implements Rule {
  static final String ID = "claim-duplicate";

  /** Sent before drafts, then older before younger. */
  private static final Comparator<Claim> ORDER =
      Comparator.comparing((Claim claim) -> claim.status().equals("draft"))
          .thenComparing(claim -> claim.created().map(PartialDate::first).orElse(LocalDate.MAX))
          .thenComparing(Claim::reference);

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 1, 120, detection of duplicate claims"),
          ClaimDuplicate.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim");
  }

  @Override
  public List<Outcome> check(Chart chart) {
    Map<Long, List<Claim>> perhaps = new LinkedHashMap<>();
    for (Claim claim : chart.claimsInForce()) {
      if (claim.status().equals("active") || claim.status().equals("draft")) {
        perhaps.computeIfAbsent(shape(claim), unused -> new ArrayList<>(1)).add(claim);
      }
    }
    Map<BilledServices, List<Claim>> alike = new LinkedHashMap<>();
    for (List<Claim> claims : perhaps.values()) {
      if (claims.size() > 1) {
        claims.stream().sorted(ORDER).forEach(claim -> add(claim, alike));
      }
    }
    return fault.each(chart, "Claim", alike.values(), group -> judge(chart, group));
  }

  /** Equal for claims that bill the same: the first day of a line, and the codes of all. */
  private static Long shape(Claim claim) {
    Optional<PartialDate> first = Optional.empty();
    int codes = 0;
    for (Claim.Line line : claim.lines()) {
      Optional<PartialDate> start = claim.serviced(line).start();
      boolean earlier =
          start.isPresent() && (first.isEmpty() || start.get().compareTo(first.get()) < 0);
      first = earlier ? start : first;
      for (Coding coding : line.service().codings()) {
        codes += coding.code().hashCode();
      }
    }
    long day = first.isPresent() ? first.get().first().toEpochDay() : 0;
    return day << Integer.SIZE | codes & 0xFFFFFFFFL;
  }

  private static void add(Claim claim, Map<BilledServices, List<Claim>> alike) {
    BilledServices.of(claim)
        .ifPresent(services -> alike.computeIfAbsent(services, k -> new ArrayList<>(1)).add(claim));
  }

  /** Each claim of the group against the first that is like it; claims of the group share codes. */
  private List<Outcome> judge(Chart chart, Collection<Claim> group) {
    List<Outcome> outcomes = new ArrayList<>(0);
    List<Claim> earlier = new ArrayList<>();
    for (Claim claim : group) {
      earlier.stream()
          .filter(other -> other.status().equals("active"))
          .filter(other -> !areRelated(other, claim))
          .filter(other -> Progress.of(chart, other) != Progress.REJECTED)
          .findFirst()
          .map(other -> outcome(chart, claim, other))
          .ifPresent(outcomes::add);
      earlier.add(claim);
    }
    return outcomes;
  }

  private static boolean areRelated(Claim one, Claim other) {
    return names(one, other.reference()) || names(other, one.reference());
  }

  private static boolean names(Claim claim, Reference other) {
    return claim.related().stream()
        .filter(related -> related.relationship().filter("prior"::equals).isPresent())
        .anyMatch(related -> related.claim().filter(other::equals).isPresent());
  }

  private Outcome outcome(Chart chart, Claim claim, Claim other) {
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    Optional<String> missing = BilledServices.missing(claim);
    if (unread.isPresent()) {
      return unread.get();
    }
    if (missing.isPresent()) {
      return fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing.get());
    }
    Optional<Limitation> hidden =
        Progress.of(chart, other) == Progress.UNKNOWN
            ? Progress.hiddenAnswers(chart)
            : Optional.empty();
    return hidden.isPresent()
        ? fault.notChecked(hidden.get())
        : fault
            .finding(claim.reference(), "", "Claim", Days.of(Served.of(claim)))
            .risking(claim.charge())
            .provenBy(List.of(new Evidence(other.reference(), "Claim")));
  }
}
