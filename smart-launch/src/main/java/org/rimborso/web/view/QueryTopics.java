package org.rimborso.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.desk.VisitIndex;
import org.rimborso.rule.Finding;
import org.rimborso.store.QueryRow.Kind;

/**
 * What a clinician may be asked about an account or a finding: which kind of question fits, and how
 * it is put. An open question beside facts of the chart, each with source and day; no amount, no
 * payer, no denial, nothing on which answer would be paid; no title that names what is looked for.
 *
 * <p>Source: Guidelines for Achieving a Compliant Query Practice (ACDIS and AHIMA, 2022 update).
 */
public final class QueryTopics {
  /** Denials that go back to the clinician, by adjustment reason. */
  private static final Map<String, Kind> BY_REASON =
      Map.ofEntries(
          Map.entry("226", Kind.RECORDS),
          Map.entry("251", Kind.RECORDS),
          Map.entry("252", Kind.RECORDS),
          Map.entry("B12", Kind.RECORDS),
          Map.entry("9", Kind.MISMATCH),
          Map.entry("10", Kind.MISMATCH),
          Map.entry("11", Kind.MISMATCH),
          Map.entry("12", Kind.MISMATCH),
          Map.entry("146", Kind.MISMATCH),
          Map.entry("167", Kind.MISMATCH));

  private static final Map<String, Kind> BY_RULE =
      Map.ofEntries(
          Map.entry("diagnosis-not-billable", Kind.SPECIFICITY),
          Map.entry("diagnosis-unspecified", Kind.SPECIFICITY),
          Map.entry("diagnosis-uncoded", Kind.UNCODED),
          Map.entry("diagnosis-missing", Kind.UNCODED),
          Map.entry("diagnosis-not-recaptured", Kind.UNCODED),
          Map.entry("diagnosis-age-conflict", Kind.MISMATCH),
          Map.entry("diagnosis-sex-conflict", Kind.MISMATCH),
          Map.entry("diagnosis-not-valid-on-date", Kind.MISMATCH),
          Map.entry("diagnosis-unknown-code", Kind.MISMATCH),
          Map.entry("diagnosis-icd9-after-transition", Kind.MISMATCH),
          Map.entry("line-medical-necessity", Kind.MISMATCH),
          Map.entry("diagnosis-excludes1", Kind.CONFLICT),
          Map.entry("diagnosis-duplicate", Kind.CONFLICT),
          Map.entry("diagnosis-refuted-billed", Kind.CONFLICT),
          Map.entry("encounter-class-mismatch", Kind.CONFLICT),
          Map.entry("diagnosis-uncertain-outpatient", Kind.VALIDATION),
          Map.entry("diagnosis-not-on-chart", Kind.VALIDATION));

  private static final Set<String> GROUPS = Set.of("CO", "PR", "OA", "PI");

  private final Chart chart;
  private final Words words;
  private final VisitIndex visits;
  private final QueryFacts facts;

  public QueryTopics(Chart chart, Words words) {
    this.chart = chart;
    this.words = words.withoutAmounts();
    visits = new VisitIndex(chart);
    facts = new QueryFacts(chart, this.words);
  }

  /**
   * How a question is put.
   *
   * @param facts what the chart says, a line each
   */
  public record Proposal(String text, List<String> options, List<String> facts) {
    public Proposal {
      options = List.copyOf(options);
      facts = List.copyOf(facts);
    }
  }

  /** The kind of question that the account's denial asks for; empty where it is none of those. */
  public static Optional<Kind> of(Account account) {
    return ofCodes(account.denial().map(Account.Denial::codes).orElse(List.of()));
  }

  static Optional<Kind> ofCodes(List<String> codes) {
    return codes.stream()
        .map(QueryTopics::reason)
        .flatMap(reason -> Optional.ofNullable(BY_REASON.get(reason)).stream())
        .findFirst();
  }

  /** The reason of a code such as {@code CO-146}. */
  private static String reason(String code) {
    int dash = code.indexOf('-');
    return dash > 0 && GROUPS.contains(code.substring(0, dash)) ? code.substring(dash + 1) : "";
  }

  /** The kind of question that a finding asks for. */
  public static Kind of(Finding finding) {
    return BY_RULE.getOrDefault(finding.rule(), Kind.RECORDS);
  }

  /** The visit that an account's services belong to: the first of several. */
  public Optional<Encounter> visit(Account account) {
    return chart.find(account.reference(), Claim.class).map(Claim::encounters).stream()
        .flatMap(Set::stream)
        .sorted()
        .flatMap(this::found)
        .findFirst();
  }

  /** The visit that a finding is about: the first of several. */
  public Optional<Encounter> visit(Finding finding) {
    return visits.visitsOf(finding).stream().sorted().flatMap(this::found).findFirst();
  }

  private Stream<Encounter> found(Reference visit) {
    return chart.find(visit, Encounter.class).stream();
  }

  /** Who saw the patient at a visit, as far as that is known. */
  public Optional<String> seenBy(Optional<Encounter> visit) {
    return visit
        .map(one -> new Names(chart, words).all(one.participants()))
        .filter(names -> !names.isEmpty());
  }

  /** The form as a template fills it. */
  public static QueryForm form(Kind kind, Proposal proposal) {
    return QueryForm.of(kind, proposal);
  }

  /** A question of this kind about a visit, or about none. */
  public Proposal proposal(Kind kind, Optional<Encounter> visit, Optional<Finding> finding) {
    String day =
        visit
            .flatMap(one -> one.period().start())
            .map(words::day)
            .map(Day::shown)
            .orElseGet(() -> words.say("unknown.date"));
    return new Proposal(
        words.say("query.text." + kind.code(), day),
        kind == Kind.SPECIFICITY
            ? facts.codesAround(visit, finding)
            : words.find("query.options." + kind.code()).stream().flatMap(String::lines).toList(),
        facts.of(kind, visit, finding));
  }
}
