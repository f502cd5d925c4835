package org.rimborso.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.desk.WriteOffStep;
import org.rimborso.fhir.write.NoteText;

/**
 * A step about giving up an amount as it was asked for; what was typed is kept as typed.
 *
 * @param typed values by field name
 * @param step what is wanted, if it can be understood
 * @param error a sentence on why it cannot
 */
public record WriteOffForm(
    Map<String, String> typed, Optional<WriteOffStep> step, Optional<String> error) {
  public static final WriteOffForm EMPTY =
      new WriteOffForm(Map.of(), Optional.empty(), Optional.empty());

  private static final List<String> FIELDS = List.of("do", "amount", "reason");

  public WriteOffForm {
    typed = Map.copyOf(typed);
  }

  /** The typed value of a field. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /**
   * Reads the form.
   *
   * @param currency of the account
   */
  public static WriteOffForm read(Map<String, String> parameters, String currency, Words words) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, parameters.getOrDefault(field, "").strip()));
    return new Reading(typed, currency, words).form();
  }

  /** The same with what stood against it. */
  public WriteOffForm failed(String sentence) {
    return new WriteOffForm(typed, step, Optional.of(sentence));
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "WriteOffForm[" + error.isPresent() + "]";
  }

  private record Reading(Map<String, String> typed, String currency, Words words) {

    WriteOffForm form() {
      NoteText reason = NoteText.ofField(typed.getOrDefault("reason", ""));
      boolean given = reason instanceof NoteText.Accepted;
      String text = reason instanceof NoteText.Accepted accepted ? accepted.text() : "";
      if (!given && !(reason instanceof NoteText.Empty)) {
        return wrong("write-off.bad-reason");
      }
      return switch (typed.getOrDefault("do", "")) {
        case "propose" -> given ? propose(text) : wrong("write-off.no-reason");
        case "approve" -> wanted(new WriteOffStep.Approve(text));
        case "refuse" ->
            given ? wanted(new WriteOffStep.Refuse(text)) : wrong("write-off.no-reason");
        case "withdraw" -> wanted(new WriteOffStep.Withdraw(text));
        default -> wrong("work.nothing");
      };
    }

    private WriteOffForm propose(String reason) {
      return NoteForm.amount(typed.getOrDefault("amount", ""), words)
          .map(value -> new Money(value, currency))
          .filter(Reading::isWhole)
          .map(amount -> wanted(new WriteOffStep.Propose(amount, reason)))
          .orElseGet(() -> wrong("write-off.bad-amount"));
    }

    /** More than nothing, and no part of a minor unit. */
    private static boolean isWhole(Money amount) {
      return amount.signum() > 0
          && amount.value().stripTrailingZeros().scale() <= amount.minorUnit().scale();
    }

    private WriteOffForm wanted(WriteOffStep step) {
      return new WriteOffForm(typed, Optional.of(step), Optional.empty());
    }

    private WriteOffForm wrong(String key) {
      return new WriteOffForm(typed, Optional.empty(), Optional.of(words.say(key)));
    }
  }
}
