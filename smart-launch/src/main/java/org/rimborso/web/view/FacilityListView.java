package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The work list of all patients: queues left, lines right.
 *
 * @param sweep what is shown, as a sentence; empty where no sweep was loaded
 * @param remarks what the reader must know of the figures
 * @param more the query of the next lines
 * @param amounts whether the reader may see amounts; without it there are none in here
 */
public record FacilityListView(
    Optional<Sweep> sweep,
    List<String> remarks,
    List<QueueRow> queues,
    List<Row> rows,
    WorkListFilter filter,
    Choices choices,
    Optional<String> more,
    BulkForm bulk,
    boolean amounts) {
  public FacilityListView {
    remarks = List.copyOf(remarks);
    queues = List.copyOf(queues);
    rows = List.copyOf(rows);
  }

  /** When the sweep ran, and what it could not check. */
  public record Sweep(String asOf, String notChecked, boolean complete) {}

  /**
   * One queue.
   *
   * @param sums one for each currency
   */
  public record QueueRow(
      String name, String query, String count, List<String> sums, boolean chosen, boolean empty) {
    public QueueRow {
      sums = List.copyOf(sums);
    }
  }

  /**
   * One account.
   *
   * @param href its page; empty for a patient whose chart must be opened first
   * @param queue where it waits, where the list shows several
   * @param box what its tick sends
   */
  public record Row(
      String account,
      String patient,
      String recordNumber,
      Optional<String> href,
      Badge state,
      String sentence,
      String payer,
      Optional<String> open,
      String currency,
      String age,
      Optional<AccountsView.Due> deadline,
      String next,
      Optional<String> work,
      Optional<String> queue,
      String box) {}

  /**
   * What the list can be narrowed to.
   *
   * @param late empty where the site escalates nothing
   */
  public record Choices(
      List<AccountsView.Choice> whose,
      List<AccountsView.Choice> payers,
      List<AccountsView.Choice> states,
      List<AccountsView.Choice> ages,
      List<AccountsView.Choice> denials,
      List<AccountsView.Choice> late,
      List<AccountsView.Choice> orders) {
    public Choices {
      whose = List.copyOf(whose);
      payers = List.copyOf(payers);
      states = List.copyOf(states);
      ages = List.copyOf(ages);
      denials = List.copyOf(denials);
      late = List.copyOf(late);
      orders = List.copyOf(orders);
    }
  }

  /**
   * The form for what is done with several at once.
   *
   * @param people to whom accounts may be given; empty for who may change nothing
   * @param today the first day that may be chosen
   */
  public record BulkForm(
      List<AccountsView.Choice> people, String token, String today, String tomorrow) {
    public BulkForm {
      people = List.copyOf(people);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "BulkForm[]";
    }
  }
}
