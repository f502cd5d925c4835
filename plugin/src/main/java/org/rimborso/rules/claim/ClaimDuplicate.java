package org.rimborso.rules.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

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
final class ClaimDuplicate implements WalkingRule {
  static final String ID = "claim-duplicate";

  /** Sent before drafts, then older before younger. */
  private static final Comparator<Claim> ORDER =
      Comparator.comparing((Claim claim) -> claim.status().equals("draft"))
          .thenComparing(claim -> claim.created().map(PartialDate::first).orElse(LocalDate.MAX))
          .thenComparing(Claim::reference);

  /** The bits of a shape; below them is room for the position of a claim. */
  private static final long OF_SHAPE = -1L << 24;

  private static final long PRIME = 1_000_003;

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
  public Walk walk(Chart chart) {
    List<Claim> claims = chart.claimsInForce();
    long[] shapes = new long[claims.size()];
    int[] at = {0};
    return Walk.along(claims, claim -> shapes[at[0]] = shape(claim) & OF_SHAPE | at[0]++)
        .ending(
            unused ->
                fault
                    .each(chart, "Claim", alike(claims, shapes), group -> judge(chart, group))
                    .whole());
  }

  /** The claims that bill the same as another one does. */
  private static Collection<List<Claim>> alike(List<Claim> claims, long[] shapes) {
    Arrays.sort(shapes);
    Map<BilledServices, List<Claim>> alike = new LinkedHashMap<>();
    for (int first = 0, next; first < shapes.length; first = next) {
      next = first + 1;
      while (next < shapes.length && (shapes[next] & OF_SHAPE) == (shapes[first] & OF_SHAPE)) {
        next++;
      }
      if (next - first > 1) {
        Arrays.stream(shapes, first, next)
            .mapToObj(shape -> claims.get((int) (shape & ~OF_SHAPE)))
            .filter(claim -> claim.status().equals("active") || claim.status().equals("draft"))
            .sorted(ORDER)
            .forEach(claim -> add(claim, alike));
      }
    }
    return alike.values();
  }

  /**
   * The same for claims that bill the same, and hardly ever for others: of the day and codes of all
   * lines, in any order, and of the provider.
   */
  private static long shape(Claim claim) {
    long shape = claim.provider().withoutWords().hashCode();
    for (Claim.Line line : claim.lines()) {
      int codes = 0;
      for (Coding coding : line.service().codings()) {
        codes = Math.max(codes, coding.code().hashCode());
      }
      long day = claim.serviced(line).start().map(PartialDate::hashCode).orElse(0);
      shape += mixed(codes * PRIME + day);
    }
    return mixed(shape);
  }

  /** Spreads what differs over all bits: the finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mixed(long bits) {
    long half = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    long whole = (half ^ half >>> 27) * 0x94D049BB133111EBL;
    return whole ^ whole >>> 31;
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
