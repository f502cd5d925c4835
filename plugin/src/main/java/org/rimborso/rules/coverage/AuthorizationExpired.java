package org.rimborso.rules.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
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
 * <b>Fires when</b> none of the authorisations that a claim names (ClaimResponse of use
 * preauthorization with that number) covers the service date of a line, or the claims that name an
 * authorisation bill more units of a code than its request asked for; the claim that goes beyond
 * and all after it are reported.
 *
 * <p><b>Not checked when</b> an authorisation is not in the chart, has no period, or dates are
 * missing or too vague; units where the request is not in the chart; or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code authorization-missing} claims that name none.
 *
 * <p><b>Source</b>: FHIR R4 ClaimResponse.preAuthRef, ClaimResponse.preAuthPeriod and Claim.item of
 * the request.
 */
final class AuthorizationExpired implements WalkingRule {
  static final String ID = "authorization-expired";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "HL7 FHIR R4", "ClaimResponse.preAuthRef, ClaimResponse.preAuthPeriod, Claim.item"),
          AuthorizationExpired.class);

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
    Map<String, List<ClaimResponse>> given = new HashMap<>();
    chart.claimResponses().stream()
        .filter(AuthorizationExpired::isGiven)
        .sorted(Comparator.comparing(ClaimResponse::reference))
        .forEach(
            one ->
                given
                    .computeIfAbsent(one.authorization().orElseThrow(), n -> new ArrayList<>(1))
                    .add(one));
    AuthorizedUnits units = new AuthorizedUnits(chart);
    List<Claim> claims =
        chart.claimsInForce().stream()
            .filter(claim -> namesOne(claim) && !numbers(claim).isEmpty())
            .sorted(order(chart))
            .toList();
    return fault.each(chart, claims, claim -> judge(chart, claim, given, units));
  }

  private static boolean isGiven(ClaimResponse response) {
    return response.use().equals("preauthorization")
        && response.authorization().isPresent()
        && response.answer().status().equals("active")
        && !response.answer().outcome().orElse("").equals("error");
  }

  /** As services were rendered: whoever comes last goes beyond. */
  private static Comparator<Claim> order(Chart chart) {
    return Comparator.comparing(
            (Claim claim) ->
                Served.start(chart, claim).map(PartialDate::first).orElse(LocalDate.MAX))
        .thenComparing(Claim::reference);
  }

  private static boolean namesOne(Claim claim) {
    for (Claim.Insurance insurance : claim.insurance()) {
      if (!insurance.preAuthRefs().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> numbers(Claim claim) {
    return claim.insurance().stream()
        .flatMap(insurance -> insurance.preAuthRefs().stream())
        .filter(number -> !number.isBlank())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Outcome> judge(
      Chart chart, Claim claim, Map<String, List<ClaimResponse>> given, AuthorizedUnits units) {
    Set<String> numbers = numbers(claim);
    List<ClaimResponse> named =
        numbers.stream().flatMap(n -> given.getOrDefault(n, List.of()).stream()).toList();
    boolean allKnown = given.keySet().containsAll(numbers);
    List<Outcome> outcomes = new ArrayList<>(0);
    dates(chart, claim, named, allKnown).ifPresent(outcomes::add);
    if (allKnown) {
      units(chart, claim, named, units).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  private Optional<Outcome> dates(
      Chart chart, Claim claim, List<ClaimResponse> named, boolean allKnown) {
    List<Claim.Line> outside = new ArrayList<>(0);
    boolean vague = false;
    for (Claim.Line line : AuthorizedUnits.lines(chart, claim, named)) {
      Period.Answer answer = covered(claim.serviced(line), named);
      vague |= answer == Period.Answer.UNKNOWN;
      if (answer == Period.Answer.NO) {
        outside.add(line);
      }
    }
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    if (!allKnown) {
      Cause because =
          chart.incomplete("ClaimResponse").map(one -> one.because()).orElse(Cause.ELEMENT_MISSING);
      return Optional.of(fault.notChecked(claim.reference(), because, "ClaimResponse.preAuthRef"));
    }
    if (!outside.isEmpty()) {
      return unread.isPresent() ? unread : Optional.of(expired(claim, named, outside));
    }
    String missing =
        named.stream().anyMatch(one -> one.authorized().isUnknown())
            ? "ClaimResponse.preAuthPeriod"
            : "Claim.item.serviced";
    return vague
        ? Optional.of(fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing))
        : Optional.empty();
  }

  /** Whether one of {@code named} covers the first day of service. */
  private static Period.Answer covered(Period serviced, List<ClaimResponse> named) {
    Optional<PartialDate> start = serviced.start();
    Period.Answer best = Period.Answer.NO;
    for (ClaimResponse one : named) {
      Period.Answer answer =
          start.isEmpty() || one.authorized().isUnknown()
              ? Period.Answer.UNKNOWN
              : covered(start.get(), one.authorized());
      if (answer == Period.Answer.YES) {
        return answer;
      }
      best = answer == Period.Answer.UNKNOWN ? answer : best;
    }
    return best;
  }

  private static Period.Answer covered(PartialDate day, Period authorized) {
    Period.Answer first = authorized.covers(day.first());
    return first == authorized.covers(day.last()) ? first : Period.Answer.UNKNOWN;
  }

  private Outcome expired(Claim claim, List<ClaimResponse> named, List<Claim.Line> outside) {
    String lines =
        outside.stream()
            .map(line -> Integer.toString(line.sequence()))
            .collect(Collectors.joining(", "));
    return fault
        .finding(
            claim.reference(),
            "date",
            element(claim, named),
            named.get(0).authorization().orElseThrow(),
            lines)
        .risking(Claim.net(outside).or(claim::charge))
        .provenBy(evidence(named, "ClaimResponse.preAuthPeriod"));
  }

  private Optional<Outcome> units(
      Chart chart, Claim claim, List<ClaimResponse> named, AuthorizedUnits units) {
    if (named.stream().anyMatch(one -> AuthorizedUnits.request(chart, one).isEmpty())) {
      return Optional.of(
          fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, "ClaimResponse.request"));
    }
    Set<String> beyond = units.bill(claim, named);
    return beyond.isEmpty()
        ? Optional.empty()
        : fault
            .unread(chart, claim.reference())
            .or(
                () ->
                    Optional.of(
                        fault
                            .finding(
                                claim.reference(),
                                "units",
                                element(claim, named),
                                named.get(0).authorization().orElseThrow(),
                                String.join(", ", beyond))
                            .saying(
                                fault.message(
                                    "message-units",
                                    named.get(0).authorization().orElseThrow(),
                                    String.join(", ", beyond)))
                            .risking(claim.charge())
                            .provenBy(evidence(named, "ClaimResponse.request"))));
  }

  private static String element(Claim claim, List<ClaimResponse> named) {
    String number = named.get(0).authorization().orElseThrow();
    for (int i = 0; i < claim.insurance().size(); i++) {
      int at = claim.insurance().get(i).preAuthRefs().indexOf(number);
      if (at >= 0) {
        return "Claim.insurance[" + i + "].preAuthRef[" + at + "]";
      }
    }
    return "Claim.insurance";
  }

  private static List<Evidence> evidence(List<ClaimResponse> named, String element) {
    return named.stream().map(one -> new Evidence(one.reference(), element)).toList();
  }
}
