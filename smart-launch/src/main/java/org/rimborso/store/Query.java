package org.rimborso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.store.QueryEvent.State;
import org.rimborso.store.QueryEvent.What;

/**
 * A question with all that became of it.
 *
 * @param events the oldest first; at least the asking
 */
public record Query(QueryRow row, List<QueryEvent> events) {

  /**
   * @throws IllegalArgumentException if nothing ever happened to it
   */
  public Query {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a question was asked at least");
    }
  }

  /** The same with what happened next. */
  public Query with(QueryEvent next) {
    return new Query(row, Stream.concat(events.stream(), Stream.of(next)).toList());
  }

  /** The same as that event left it. */
  public Query asOf(int version) {
    return new Query(row, events.stream().filter(one -> one.version() <= version).toList());
  }

  public QueryEvent latest() {
    return events.get(events.size() - 1);
  }

  public State state() {
    return latest().what().state();
  }

  /** Whether somebody still has something to do about it. */
  public boolean isAlive() {
    return state() == State.OPEN || state() == State.ANSWERED;
  }

  public LocalDate due() {
    return latest().due();
  }

  /** Whether it waits for an answer beyond its day. */
  public boolean isOverdue(LocalDate today) {
    return state() == State.OPEN && due().isBefore(today);
  }

  /** The asking that waits, or that was answered: the first one, or the last further one. */
  public QueryEvent asking() {
    return last(event -> event.what() == What.ASKED || event.what() == What.REASKED).orElseThrow();
  }

  /** The last answer, also where something further was asked since. */
  public Optional<QueryEvent> answer() {
    return last(event -> event.what() == What.ANSWERED);
  }

  private Optional<QueryEvent> last(Predicate<QueryEvent> such) {
    return events.stream().filter(such).reduce((one, later) -> later);
  }
}
