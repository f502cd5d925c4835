package org.rimborso.cds;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.cds.BadCall.Why;
import org.rimborso.chart.Reference;
import org.rimborso.store.CardRow;
import org.rimborso.store.CardRows;

/**
 * Takes what became of cards: accepted, or overridden and why. Of a card of which nothing is said
 * nothing is known.
 */
final class Feedback {
  private static final int MOST_CARDS = 100;
  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_WORDS = 1000;
  private static final Set<String> OUTCOMES = Set.of("accepted", "overridden");
  private static final Pattern CARD = Pattern.compile("[0-9a-fA-F-]{36}");

  private final CardRows rows;
  private final AuditLog audit;
  private final Clock clock;

  Feedback(CardRows rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps what the body says; on disk when this returns.
   *
   * @throws BadCall if the body cannot be understood, or names a card that this service did not
   *     show at the caller's EHR; then nothing of it is kept
   */
  void take(Service service, Body body, Caller caller) {
    List<CardRow.Answer> answers = answers(body.field("feedback"));
    Map<String, Reference> patients =
        rows.patients(
            caller.ehr().id(),
            service.id(),
            answers.stream().map(CardRow.Answer::card).collect(Collectors.toSet()));
    BadCall.require(
        answers.stream().allMatch(answer -> patients.containsKey(answer.card())), Why.UNKNOWN_CARD);
    for (Reference patient : new TreeSet<>(patients.values())) {
      audit.record(
          caller.entry(
              Optional.empty(),
              Action.WRITE,
              Optional.of(patient),
              Outcome.DONE,
              "cds-feedback-" + service.id()));
    }
    rows.answer(answers);
  }

  private List<CardRow.Answer> answers(JsonNode feedback) {
    BadCall.require(
        feedback.isArray() && !feedback.isEmpty() && feedback.size() <= MOST_CARDS, Why.FEEDBACK);
    List<CardRow.Answer> answers = new ArrayList<>();
    feedback.forEach(one -> answers.add(answer(one)));
    return answers;
  }

  private CardRow.Answer answer(JsonNode one) {
    String card = Body.text(one.path("card"));
    String outcome = Body.text(one.path("outcome"));
    BadCall.require(CARD.matcher(card).matches() && OUTCOMES.contains(outcome), Why.FEEDBACK);
    JsonNode reason = one.path("overrideReason");
    return new CardRow.Answer(
        card.toLowerCase(java.util.Locale.ROOT),
        outcome,
        text(reason.path("reason").path("code"), LONGEST_CODE),
        text(reason.path("userComment"), LONGEST_WORDS),
        clock.instant());
  }

  private static Optional<String> text(JsonNode node, int longest) {
    String text = Text.line(Body.text(node));
    return Optional.of(text.substring(0, Math.min(longest, text.length())))
        .filter(kept -> !kept.isEmpty());
  }
}
