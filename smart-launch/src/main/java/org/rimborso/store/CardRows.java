package org.rimborso.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rimborso.chart.Reference;

/** The table of cards shown and of what became of them. */
public final class CardRows {
  /** How long a card without an answer is kept: feedback comes with the card's own visit. */
  public static final Duration KEPT_UNANSWERED = Duration.ofDays(30);

  /** How long an answer keeps its finding quiet. */
  public static final Duration KEPT_ANSWERED = Duration.ofDays(730);

  private final Store store;

  public CardRows(Store store) {
    this.store = store;
  }

  /**
   * Keeps cards that are about to be shown, and drops old ones. On disk when this returns.
   *
   * @throws StoreUnavailable if they could not be kept, or the disk is nearly full
   */
  public void show(List<CardRow> cards, Instant now) {
    store.requireRoom();
    store.durably(
        handle -> {
          drop(handle, now);
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into cds_card (card, ehr, patient, service, finding, facts, shown_to,"
                      + " shown_millis) values (:card, :ehr, :patient, :service, :finding, :facts, :to,"
                      + " :at)");
          cards.forEach(
              card ->
                  batch
                      .bind("card", card.card())
                      .bind("ehr", card.ehr())
                      .bind("patient", card.patient().toString())
                      .bind("service", card.service())
                      .bind("finding", card.about().finding())
                      .bind("facts", card.about().facts())
                      .bind("to", card.shownTo().toString())
                      .bind("at", card.shown().toEpochMilli())
                      .add());
          return batch.execute();
        });
  }

  private static void drop(Handle handle, Instant now) {
    handle
        .createUpdate(
            "delete from cds_card where shown_millis < :unanswered and (outcome is null or"
                + " shown_millis < :answered)")
        .bind("unanswered", now.minus(KEPT_UNANSWERED).toEpochMilli())
        .bind("answered", now.minus(KEPT_ANSWERED).toEpochMilli())
        .execute();
  }

  /** Whose patients those of {@code cards} are about that this service showed at this EHR. */
  public Map<String, Reference> patients(String ehr, String service, Set<String> cards) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select card, patient from cds_card where ehr = :ehr and service = :service"
                        + " and card in (<cards>)")
                .bind("ehr", ehr)
                .bind("service", service)
                .bindList("cards", List.copyOf(cards))
                .map(row -> Map.entry(text(row, "card"), text(row, "patient")))
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, row -> Reference.parse(row.getValue()).orElseThrow())));
  }

  private static String text(org.jdbi.v3.core.result.RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  /**
   * Keeps what became of cards; of two answers about one card the later counts. On disk when this
   * returns.
   *
   * @throws StoreUnavailable if it could not be kept
   */
  public void answer(List<CardRow.Answer> answers) {
    store.requireRoom();
    store.durably(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "update cds_card set outcome = :outcome, reason = :reason, words = :words,"
                      + " answered_millis = :at where card = :card");
          answers.forEach(
              answer ->
                  batch
                      .bind("card", answer.card())
                      .bind("outcome", answer.outcome())
                      .bind("reason", answer.reason().orElse(null))
                      .bind("words", answer.words().orElse(null))
                      .bind("at", answer.answered().toEpochMilli())
                      .add());
          return batch.execute();
        });
  }

  /** The findings of a patient of which a card was accepted or overridden. */
  public Set<CardRow.About> answered(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select distinct finding, facts from cds_card where ehr = :ehr"
                        + " and patient = :patient and outcome is not null")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(row -> new CardRow.About(text(row, "finding"), text(row, "facts")))
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** What became of a finding's cards, and how often. */
  public record Times(String finding, String outcome, int times) {}

  /** The answers at an EHR since then, without patients. */
  public List<Times> since(String ehr, Instant from) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select finding, outcome, count(*) as times from cds_card where ehr = :ehr"
                        + " and answered_millis >= :from group by finding, outcome"
                        + " order by finding, outcome")
                .bind("ehr", ehr)
                .bind("from", from.toEpochMilli())
                .map(
                    row ->
                        new Times(
                            text(row, "finding"),
                            text(row, "outcome"),
                            row.getColumn("times", Integer.class)))
                .list());
  }
}
