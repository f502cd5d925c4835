package org.rimborso.web.view;

import java.util.Map;
import java.util.Optional;
import org.rimborso.desk.QueryBook;
import org.rimborso.desk.QueryStep;

/** Reads what somebody wants done about a question from its forms. */
public final class QuerySteps {
  private QuerySteps() {}

  /** The step that a form asks for, if it asks for one. */
  public static Optional<QueryStep> read(Map<String, String> parameters) {
    String text = QueryText.kept(parameters.getOrDefault("text", ""));
    return switch (parameters.getOrDefault("do", "")) {
      case "remind" -> Optional.of(new QueryStep.Remind());
      case "withdraw" -> Optional.of(new QueryStep.Withdraw(text));
      case "further" -> Optional.of(new QueryStep.AskFurther(text));
      case "close" -> Optional.of(new QueryStep.Close(text));
      case "reply" -> Optional.of(new QueryStep.Reply(parameters.getOrDefault("choice", ""), text));
      default -> Optional.empty();
    };
  }

  /** What stands against what was typed. */
  public static Optional<String> fault(Map<String, String> parameters, Words words) {
    return QueryText.fault(parameters.getOrDefault("text", ""), words);
  }

  /** Who was faster, and what they did. */
  public static String faster(QueryBook.Faster answer, Words words) {
    return words.say(
        "work.faster",
        answer.query().latest().by().name(),
        words.say("query.done." + answer.query().latest().what().code()));
  }
}
