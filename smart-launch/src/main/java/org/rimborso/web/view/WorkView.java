package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.notes.PlacedTask;
import org.rimborso.store.WorkRow;

/**
 * Who works on one account, and the forms that change it.
 *
 * @param assigned to whom, by whom and when; empty for nobody
 * @param snoozed until when, why and by whom
 * @param followUp the day it is looked at again
 * @param task where the EHR's Task is, in a sentence; empty where there is nothing to say
 * @param done what was just done
 * @param people to whom it may be given; empty for who may change nothing
 * @param version the one that the reader sees
 * @param undoable whether there is a change to take back
 */
public record WorkView(
    Optional<String> assigned,
    Optional<String> snoozed,
    Optional<String> followUp,
    Optional<String> task,
    Optional<String> done,
    WorkForm form,
    List<AccountsView.Choice> people,
    String action,
    String token,
    int version,
    boolean undoable,
    LocalDate today) {
  public WorkView {
    people = List.copyOf(people);
  }

  /** Without what is in the form. */
  @Override
  public String toString() {
    return "WorkView[" + version + "]";
  }

  /** Where the forms lead, what goes with them, and whom they name. */
  public record Forms(
      String action, String token, WorkForm form, List<WorkRow.Assignee> people, boolean saved) {
    public Forms {
      people = List.copyOf(people);
    }

    @Override
    public String toString() {
      return "Forms[" + action + "]";
    }
  }

  public static WorkView of(
      Optional<WorkRow> row,
      Optional<PlacedTask> task,
      Forms forms,
      LocalDate today,
      ZoneId zone,
      Words words) {
    WorkRow.State state = row.map(WorkRow::state).orElse(WorkRow.State.NONE);
    return new WorkView(
        state.assigned().map(one -> assigned(one, zone, words)),
        state
            .snooze()
            .filter(one -> one.until().isAfter(today))
            .map(
                one ->
                    words.say(
                        "work.snoozed-until", words.day(one.until()), one.reason(), one.by())),
        state.followUpOn().map(on -> words.day(on).shown()),
        task.flatMap(one -> TaskPlace.of(one, words)),
        forms.saved()
            ? row.map(one -> words.code("work.done", one.change().what()))
            : Optional.empty(),
        forms.form(),
        choices(forms.people(), forms.form().value("to"), words),
        forms.action(),
        forms.token(),
        row.map(WorkRow::version).orElse(0),
        row.isPresent(),
        today);
  }

  private static String assigned(WorkRow.Assigned one, ZoneId zone, Words words) {
    return words.say(
        "work.assigned-by",
        one.to().name(),
        one.by(),
        words.day(one.at().atZone(zone).toLocalDate()));
  }

  /** The people as choices of a form: the first is the reader. */
  static List<AccountsView.Choice> choices(
      List<WorkRow.Assignee> people, String chosen, Words words) {
    return people.stream()
        .map(
            one ->
                new AccountsView.Choice(
                    one.code(),
                    one.person().isEmpty()
                        ? words.say("work.department", one.name())
                        : one.equals(people.get(0)) ? words.say("work.me", one.name()) : one.name(),
                    one.code().equals(chosen)))
        .toList();
  }
}
