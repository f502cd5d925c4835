package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSets;
import org.rimborso.payerrules.ChartView.ClaimSource;
import org.rimborso.payerrules.ChartView.CoverageSource;
import org.rimborso.payerrules.ChartView.DiagnosisSource;
import org.rimborso.payerrules.ChartView.EncounterSource;
import org.rimborso.payerrules.ChartView.LineSource;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;

/** Judges the things of one chart by one rule from a file. For one thread. */
final class Judgement {
  private static final int CLAIM_START = ClaimView.TYPE.place("start");
  private static final int LINE_DATE = LineView.TYPE.place("date");
  private static final int ENCOUNTER_START = EncounterView.TYPE.place("start");
  private static final String COST = "a condition that costs less";

  private final WrittenRule rule;
  private final Fault fault;
  private final ChartView view;
  private final Frame frame;
  private final OfPayers payers;
  private boolean spent;

  Judgement(WrittenRule rule, OfPayers payers, Fault fault, ChartView view, CodeSets codes) {
    this.payers = payers;
    this.rule = rule;
    this.fault = fault;
    this.view = view;
    frame = new Frame(rule.places(), codes);
    frame.set(Subject.AS_OF, view.asOf());
    frame.set(Subject.PATIENT, view.patient());
  }

  List<Outcome> encounter(Thing<EncounterSource> one) {
    frame.set(Subject.ENCOUNTER_OF, one);
    return judge(
        () -> one.get(ENCOUNTER_START), () -> Place.of(one.source().encounter().reference()));
  }

  List<Outcome> coverage(Thing<CoverageSource> one) {
    frame.set(Subject.COVERAGE_OF, one);
    return judge(view::asOf, () -> Place.of(one.source().coverage().reference()));
  }

  List<Outcome> claim(Thing<ClaimSource> claim) {
    ClaimSource source = claim.source();
    Object counts = payers.include(source);
    if (counts instanceof Unknown unknown) {
      return List.of(gap(Place.of(source.bill()), unknown));
    }
    if (counts.equals(false)) {
      return List.of();
    }
    frame.set(Subject.CLAIM_OF, claim);
    frame.set(Subject.ENCOUNTER_OF, source.encounter());
    frame.set(Subject.COVERAGE_OF, source.coverage());
    return switch (rule.subject()) {
      case LINE -> lines(source);
      case DIAGNOSIS -> diagnoses(claim);
      default -> judge(() -> claim.get(CLAIM_START), () -> Place.of(source.bill()));
    };
  }

  private List<Outcome> lines(ClaimSource claim) {
    List<Outcome> all = List.of();
    for (Thing<LineSource> line : claim.lines()) {
      frame.set(Subject.LINE_OF, line);
      all = with(all, judge(() -> line.get(LINE_DATE), () -> Place.of(line.source())));
    }
    return all;
  }

  private List<Outcome> diagnoses(Thing<ClaimSource> claim) {
    List<Outcome> all = List.of();
    for (Thing<DiagnosisSource> one : claim.source().diagnoses()) {
      frame.set(Subject.DIAGNOSIS_OF, one);
      all = with(all, judge(() -> claim.get(CLAIM_START), () -> Place.of(one.source())));
    }
    return all;
  }

  /** Nearly always there is nothing to say. */
  private static List<Outcome> with(List<Outcome> all, List<Outcome> more) {
    if (more.isEmpty()) {
      return all;
    }
    List<Outcome> both = new ArrayList<>(all);
    both.addAll(more);
    return both;
  }

  private List<Outcome> judge(Supplier<Object> day, Supplier<Place> place) {
    if (spent) {
      return List.of();
    }
    try {
      frame.next();
      Object holds = counts(day);
      if (holds.equals(true)) {
        holds = rule.condition().expression().in(frame);
      }
      if (holds instanceof Unknown unknown) {
        return List.of(gap(place.get(), unknown));
      }
      return holds.equals(true) ? List.of(found(place.get())) : List.of();
    } catch (Frame.TooCostly costly) {
      spent = costly.isWhole();
      return List.of(gap(place.get(), new Unknown(Cause.RULE_FAILED, COST)));
    }
  }

  /** Whether the rule counts on the day of service. */
  private Object counts(Supplier<Object> day) {
    if (rule.from().isEmpty() && rule.to().isEmpty()) {
      return true;
    }
    return day.get() instanceof LocalDate on ? (Object) rule.isInForce(on) : day.get();
  }

  private Outcome gap(Place place, Unknown unknown) {
    return fault.notChecked(place.focus(), unknown.because(), unknown.missing());
  }

  private Outcome found(Place place) {
    Optional<Outcome> unread = fault.unread(view.chart(), place.focus());
    return unread.isPresent() ? unread.get() : finding(place);
  }

  private Finding finding(Place place) {
    return new Finding(
        rule.id(),
        rule.severity(),
        rule.audience(),
        place.focus(),
        place.fact(),
        place.element(rule.element()),
        Said.of(rule.message(), frame).message(),
        Said.of(rule.next(), frame).message(),
        place.risk(),
        List.of(),
        rule.source());
  }
}
