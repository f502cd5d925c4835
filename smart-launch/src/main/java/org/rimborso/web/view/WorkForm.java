package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.desk.WorkChange;
import org.rimborso.fhir.write.NoteText;
import org.rimborso.store.WorkRow;

/**
 * A change of an account's work as it was asked for; what was typed is kept as typed.
 *
 * @param typed values by field name
 * @param change what is wanted, if it can be understood
 * @param error a sentence on why it cannot
 */
public record WorkForm(
    Map<String, String> typed, Optional<WorkChange> change, Optional<String> error) {
  public static final WorkForm EMPTY = new WorkForm(Map.of(), Optional.empty(), Optional.empty());

  private static final List<String> FIELDS = List.of("do", "to", "until", "reason", "on");

  public WorkForm {
    typed = Map.copyOf(typed);
  }

  /** The typed value of a field. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /**
   * Reads the form.
   *
   * @param people to whom an account may be given
   */
  public static WorkForm read(
      Map<String, String> parameters, List<WorkRow.Assignee> people, LocalDate today, Words words) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, parameters.getOrDefault(field, "").strip()));
    return new Reading(typed, people, today, words).form();
  }

  /** The same with what stood against it. */
  public WorkForm failed(String sentence) {
    return new WorkForm(typed, change, Optional.of(sentence));
  }

  private record Reading(
      Map<String, String> typed, List<WorkRow.Assignee> people, LocalDate today, Words words) {

    WorkForm form() {
      return switch (value("do")) {
        case "assign" -> assign();
        case "unassign" -> wanted(new WorkChange.Unassign());
        case "week" -> snooze(Optional.of(today.plusWeeks(1)));
        case "snooze" -> snooze(date("until"));
        case "wake" -> wanted(new WorkChange.Wake());
        case "follow-up" ->
            date("on")
                .filter(on -> !on.isBefore(today) && !on.isAfter(today.plusYears(10)))
                .map(on -> wanted(new WorkChange.FollowUp(on)))
                .orElseGet(() -> wrong(words.say("work.bad-follow-up")));
        case "no-follow-up" -> wanted(new WorkChange.NoFollowUp());
        case "undo" -> wanted(new WorkChange.Undo());
        default -> wrong(words.say("work.nothing"));
      };
    }

    private WorkForm assign() {
      return people.stream()
          .filter(one -> one.code().equals(value("to")))
          .findFirst()
          .map(one -> wanted(new WorkChange.Assign(one)))
          .orElseGet(() -> wrong(words.say("work.bad-person")));
    }

    private WorkForm snooze(Optional<LocalDate> until) {
      if (until.filter(day -> day.isAfter(today) && !day.isAfter(today.plusYears(1))).isEmpty()) {
        return wrong(words.say("work.bad-until"));
      }
      return NoteText.ofField(value("reason")) instanceof NoteText.Accepted reason
          ? wanted(new WorkChange.Snooze(until.get(), reason.text()))
          : wrong(words.say("work.bad-reason"));
    }

    private String value(String field) {
      return typed.getOrDefault(field, "");
    }

    private Optional<LocalDate> date(String field) {
      try {
        return Optional.of(LocalDate.parse(value(field)));
      } catch (DateTimeParseException bad) {
        return Optional.empty();
      }
    }

    private WorkForm wanted(WorkChange change) {
      return new WorkForm(typed, Optional.of(change), Optional.empty());
    }

    private WorkForm wrong(String sentence) {
      return new WorkForm(typed, Optional.empty(), Optional.of(sentence));
    }
  }
}
