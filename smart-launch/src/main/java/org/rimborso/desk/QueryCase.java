package org.rimborso.desk;

import java.util.Optional;
import org.rimborso.desk.QueryBook.Answer;
import org.rimborso.desk.QueryBook.Objection;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryEvent.State;

/**
 * One question before a step: whether somebody may take it.
 *
 * @param who wants to take the step
 */
record QueryCase(Query query, NoteRow.Owner who) {

  /** What the answer is without anything being written; empty where the step is to be taken. */
  Optional<Answer> settled(int version, QueryStep step) {
    if (isThis(version, step)) {
      return Optional.of(new QueryBook.Done(query));
    }
    if (query.latest().version() != version) {
      return Optional.of(new QueryBook.Faster(query));
    }
    return objection(step).map(QueryBook.Refused::new);
  }

  /** Whether a step was taken already by who wants to take it. */
  private boolean isThis(int version, QueryStep step) {
    QueryEvent latest = query.latest();
    return latest.version() == version + 1
        && latest.what() == step.what()
        && latest.by().who().equals(who)
        && latest.text().equals(step.text())
        && latest.choice().equals(step.choice());
  }

  private Optional<Objection> objection(QueryStep step) {
    boolean own = query.row().asked().who().equals(who);
    State state = query.state();
    if (step instanceof QueryStep.Reply reply) {
      return reply(reply, own, state);
    }
    if (step instanceof QueryStep.Remind) {
      return unless(state == State.OPEN, Objection.NOT_OPEN);
    }
    if (step instanceof QueryStep.Withdraw) {
      return state == State.OPEN ? unless(own, Objection.NOT_OWN) : Optional.of(Objection.NOT_OPEN);
    }
    if (state != State.ANSWERED) {
      return Optional.of(Objection.NOT_ANSWERED);
    }
    return unless(
        !(step instanceof QueryStep.AskFurther) || !step.text().isEmpty(), Objection.NO_WORDS);
  }

  private Optional<Objection> reply(QueryStep.Reply reply, boolean own, State state) {
    if (state != State.OPEN) {
      return Optional.of(Objection.NOT_OPEN);
    }
    return own
        ? Optional.of(Objection.OWN_QUESTION)
        : unless(isChoice(reply), Objection.NO_SUCH_CHOICE);
  }

  /** Another answer than those offered is one only in words. */
  private boolean isChoice(QueryStep.Reply reply) {
    if (reply.chosen().equals(QueryEvent.OTHER)) {
      return !reply.text().isEmpty();
    }
    int options = query.row().wording().options().size();
    return reply.chosen().equals(QueryEvent.UNDETERMINED)
        || reply.chosen().matches("[1-9]\\d?") && Integer.parseInt(reply.chosen()) <= options;
  }

  private static Optional<Objection> unless(boolean fine, Objection objection) {
    return fine ? Optional.empty() : Optional.of(objection);
  }
}
