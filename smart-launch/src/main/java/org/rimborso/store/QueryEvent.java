package org.rimborso.store;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to a question. They are only ever added.
 *
 * @param version 1 for the asking, then one more for each
 * @param choice the number of the option that an answer chose, from 1, or {@link #OTHER} or {@link
 *     #UNDETERMINED}; empty for what is no answer
 * @param text as typed; empty where none was given
 * @param due by when an answer is hoped for, from this event on
 */
public record QueryEvent(
    String query,
    int version,
    What what,
    Optional<String> choice,
    String text,
    LocalDate due,
    QueryRow.By by) {
  public static final String OTHER = "other";
  public static final String UNDETERMINED = "undetermined";

  /** How a question stands. */
  public enum State {
    OPEN,
    ANSWERED,
    WITHDRAWN,
    CLOSED;

    /** As message bundles spell it, such as {@code open}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happened. */
  public enum What {
    ASKED(State.OPEN),
    REMINDED(State.OPEN),
    ANSWERED(State.ANSWERED),
    REASKED(State.OPEN),
    WITHDRAWN(State.WITHDRAWN),
    CLOSED(State.CLOSED);

    private final State state;

    What(State state) {
      this.state = state;
    }

    /** How the question stands then. */
    public State state() {
      return state;
    }

    /** As the store, the audit trail and message bundles spell it, such as {@code asked}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Neither people nor words. */
  @Override
  public String toString() {
    return "QueryEvent[" + version + ", " + what + "]";
  }
}
