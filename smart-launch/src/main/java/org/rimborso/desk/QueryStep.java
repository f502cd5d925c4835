package org.rimborso.desk;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.store.QueryEvent.What;

/** What somebody wants done about a question that was asked. */
public sealed interface QueryStep {

  /** As typed; empty where nothing was. */
  String text();

  /** Asks for the same once more; the day by which an answer is hoped for stays. */
  record Remind() implements QueryStep {
    @Override
    public String text() {
      return "";
    }
  }

  /** Who asked takes the question back. */
  record Withdraw(String text) implements QueryStep {}

  /** An answer leaves something open. */
  record AskFurther(String text) implements QueryStep {}

  /** The answer was dealt with. */
  record Close(String text) implements QueryStep {}

  /**
   * A clinician answers.
   *
   * @param chosen as {@link org.rimborso.store.QueryEvent#choice} spells it
   */
  record Reply(String chosen, String text) implements QueryStep {}

  /** What it leads to. */
  default What what() {
    if (this instanceof Remind) {
      return What.REMINDED;
    }
    if (this instanceof Withdraw) {
      return What.WITHDRAWN;
    }
    if (this instanceof AskFurther) {
      return What.REASKED;
    }
    return this instanceof Close ? What.CLOSED : What.ANSWERED;
  }

  /** What an answer chose; empty for every other step. */
  default Optional<String> choice() {
    return this instanceof Reply reply ? Optional.of(reply.chosen()) : Optional.empty();
  }

  /** What who wants it needs. */
  default Permission permission() {
    return this instanceof Reply ? Permission.ANSWER_QUERY : Permission.ASK_CLINICIAN;
  }
}
