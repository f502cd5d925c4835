package org.rimborso.cds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rimborso.access.Role;
import org.rimborso.cds.BadCall.Why;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.desk.ConsultDesk;
import org.rimborso.desk.FindingFacts;
import org.rimborso.desk.OtherPatient;
import org.rimborso.ehr.Budget;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.Planned;
import org.rimborso.fhir.read.PlannedReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.rule.Finding;
import org.rimborso.store.CardRow;
import org.rimborso.store.CardRows;

/** Answers hooks: from what came along to the few cards that are worth somebody's attention. */
final class Hooks {
  /**
   * What a call may spend on asking its EHR and others, so that it is answered within half a
   * second. What does not come in time is not checked.
   */
  static final Duration TIME = Duration.ofMillis(400);

  private final ConsultDesk desk;
  private final CardRows shown;
  private final Quiet quiet;
  private final List<Mute> mutes;
  private final Clock clock;

  Hooks(ConsultDesk desk, CardRows shown, Quiet quiet, List<Mute> mutes, Clock clock) {
    this.desk = desk;
    this.shown = shown;
    this.quiet = quiet;
    this.mutes = List.copyOf(mutes);
    this.clock = clock;
  }

  /**
   * The cards for this call, kept as shown when this returns.
   *
   * @throws BadCall if something of another patient came along
   */
  List<Card> answer(HookCall call, Caller caller, CdsWords words) {
    Set<Role> roles = UserRoles.of(call, caller.ehr());
    if (!call.isOfProfessional() || !UserRoles.mayDocument(roles)) {
      return List.of();
    }
    Budget budget = Budget.of(TIME);
    Chart chart = chart(call, caller, budget);
    Predicate<Finding> dealtWith = quiet.in(caller.ehr().id(), call.patient(), chart);
    List<Card> cards =
        CardChoice.of(
            notices(call, caller, chart, words, budget),
            call.service().planned().isPresent() ? Optional.empty() : call.encounter(),
            notice ->
                !isMuted(notice.finding().rule(), roles, call.service())
                    && !dealtWith.test(notice.finding()));
    keep(cards, call, caller, new FindingFacts(chart));
    return cards;
  }

  private Chart chart(HookCall call, Caller caller, Budget budget) {
    try {
      return desk.chart(
          call.consultation(caller.ehr().id()),
          caller.who(Optional.of(call.user())),
          "cds-" + call.service().id(),
          budget);
    } catch (OtherPatient mixed) {
      throw new BadCall(Why.OTHER_PATIENT);
    }
  }

  private List<Notice> notices(
      HookCall call, Caller caller, Chart chart, CdsWords words, Budget budget) {
    return switch (call.service()) {
      case PATIENT_VIEW -> new ChartNotices(chart, words).of(desk.review(chart, budget).findings());
      case ENCOUNTER_DISCHARGE -> {
        Reference visit = call.encounter().orElseThrow();
        Chart over = Discharge.of(chart, visit);
        yield new ChartNotices(over, words).of(desk.review(over, budget).findings());
      }
      case ORDER_SIGN, APPOINTMENT_BOOK ->
          new PlannedNotices(call, words, (planned, rules) -> desk.findings(planned, rules, budget))
              .of(chart, plans(call, caller));
    };
  }

  /**
   * What is about to be ordered or booked.
   *
   * @throws BadCall if it is no Bundle that can be read, or something of it is another patient's
   */
  private static List<Planned> plans(HookCall call, Caller caller) {
    List<Planned> plans = new ArrayList<>();
    Page page =
        new PlannedReader(
                new ReadOptions(
                    Optional.of(caller.ehr().zone()), References.ofServer(caller.ehr().iss())))
            .read(call.planned().orElseThrow(), plans::add);
    BadCall.require(page.isWhole(), Why.PLANNED);
    BadCall.require(
        plans.stream().flatMap(plan -> plan.patient().stream()).allMatch(call.patient()::equals),
        Why.PLANNED);
    return plans;
  }

  private boolean isMuted(String rule, Set<Role> roles, Service service) {
    return mutes.stream().anyMatch(mute -> mute.covers(rule, roles, service.id()));
  }

  private void keep(List<Card> cards, HookCall call, Caller caller, FindingFacts facts) {
    if (cards.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    shown.show(
        cards.stream()
            .map(
                card ->
                    new CardRow(
                        card.id().toString(),
                        caller.ehr().id(),
                        call.patient(),
                        call.service().id(),
                        CardShelf.about(card.notice().finding(), facts),
                        call.user(),
                        now))
            .toList(),
        now);
  }
}
