package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkRow;

/**
 * What the list of accounts shows of work: a line in each row, a filter, and the form for what is
 * done with several at once.
 *
 * @param lines a sentence by account
 * @param versions by account, for those somebody spoke of
 * @param snoozed how many are put off and not listed
 * @param choices of the filter
 * @param people to whom accounts may be given; empty for who may change nothing
 * @param id of the form, from which its notes' ids are made
 */
public record WorkListView(
    Map<String, String> lines,
    Map<String, Integer> versions,
    int snoozed,
    List<AccountsView.Choice> choices,
    List<AccountsView.Choice> people,
    String id,
    String token,
    LocalDate today) {
  public WorkListView {
    lines = Map.copyOf(lines);
    versions = Map.copyOf(versions);
    choices = List.copyOf(choices);
    people = List.copyOf(people);
  }

  /** Without what is in the form. */
  @Override
  public String toString() {
    return "WorkListView[" + lines.size() + "]";
  }

  /** Who reads it, and what their form needs. */
  public record Reader(NoteRow.Owner who, List<WorkRow.Assignee> people, String id, String token) {
    public Reader {
      people = List.copyOf(people);
    }

    @Override
    public String toString() {
      return "Reader[" + people.size() + "]";
    }
  }

  public static WorkListView of(
      Map<Reference, WorkRow> work,
      AccountFilter filter,
      Reader reader,
      LocalDate today,
      Words words) {
    Map<String, String> lines = new LinkedHashMap<>();
    Map<String, Integer> versions = new LinkedHashMap<>();
    work.forEach(
        (account, row) -> {
          versions.put(account.toString(), row.version());
          line(row.state(), today, words).ifPresent(line -> lines.put(account.toString(), line));
        });
    long asleep = work.values().stream().filter(row -> row.state().sleepsOn(today)).count();
    return new WorkListView(
        lines,
        versions,
        filter.work().equals("snoozed") ? 0 : (int) asleep,
        AccountFilter.WORK.stream()
            .map(
                code ->
                    new AccountsView.Choice(
                        code,
                        words.say("work.filter." + (code.isEmpty() ? "any" : code)),
                        code.equals(filter.work())))
            .toList(),
        WorkView.choices(reader.people(), "", words),
        reader.id(),
        reader.token(),
        today);
  }

  /** What a row's box sends: the account and the version that the reader saw. */
  public String box(String account) {
    return account + "@" + versions.getOrDefault(account, 0);
  }

  /** Whether the filter lists an account. */
  public static boolean lists(
      AccountFilter filter, Optional<WorkRow> row, NoteRow.Owner reader, LocalDate today) {
    WorkRow.State state = row.map(WorkRow::state).orElse(WorkRow.State.NONE);
    boolean asleep = state.sleepsOn(today);
    return switch (filter.work()) {
      case "snoozed" -> asleep;
      case "mine" ->
          !asleep
              && state
                  .assigned()
                  .flatMap(one -> one.to().person())
                  .filter(reader::equals)
                  .isPresent();
      case "unassigned" -> !asleep && state.assigned().isEmpty();
      default -> !asleep;
    };
  }

  /** Who does it, until when it sleeps, when it is looked at again; empty where nobody said. */
  static Optional<String> line(WorkRow.State state, LocalDate today, Words words) {
    Optional<String> assigned =
        state.assigned().map(one -> words.say("work.assigned", one.to().name()));
    Optional<String> asleep =
        state
            .snooze()
            .filter(one -> one.until().isAfter(today))
            .map(one -> words.say("work.asleep", words.day(one.until())));
    Optional<String> again = state.followUpOn().map(on -> words.say("work.again", words.day(on)));
    String all =
        String.join(
            " · ", List.of(assigned, asleep, again).stream().flatMap(Optional::stream).toList());
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
