package org.rimborso.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of one patient: figures first, then a row each.
 *
 * @param sums open payer balances, one a currency
 * @param nextDeadline the nearest deadline of an open account
 * @param rows as filtered and sorted
 * @param narrowing what the list can be narrowed to, with how many each holds, and what narrows it
 * @param notListed how many accounts the filter leaves out
 * @param gaps billing findings that no account shows
 * @param unread a sentence on why accounts may be missing
 * @param amounts whether the reader may see amounts; without it there are none in here
 */
public record AccountsView(
    List<Sum> sums,
    Optional<Due> nextDeadline,
    List<Row> rows,
    AccountFilter filter,
    Narrowing narrowing,
    int notListed,
    List<Gap> gaps,
    Optional<String> unread,
    boolean amounts) {
  public AccountsView {
    sums = List.copyOf(sums);
    rows = List.copyOf(rows);
    gaps = List.copyOf(gaps);
  }

  /**
   * The same with another next step of some accounts.
   *
   * @param steps by the account's reference
   */
  public AccountsView advising(Map<String, String> steps) {
    return new AccountsView(
        sums,
        nextDeadline,
        rows.stream()
            .map(row -> row.advising(steps.getOrDefault(row.reference(), row.next())))
            .toList(),
        filter,
        narrowing,
        notListed,
        gaps,
        unread,
        amounts);
  }

  /**
   * What is open in one currency.
   *
   * @param note how many accounts, how many are not in the sum, what credit is kept apart
   * @param ageing the sum by age, youngest first
   */
  public record Sum(String amount, String currency, String note, List<Slice> ageing) {
    public Sum {
      ageing = List.copyOf(ageing);
    }
  }

  /**
   * One step of ageing.
   *
   * @param step 1 (young) to 5 (old)
   * @param start where its bar begins, in percent of the whole, as SVG reads it
   * @param width of its bar, likewise
   * @param query of the list narrowed to it; where it is {@code chosen}, of the list of any age
   */
  public record Slice(
      int step,
      String name,
      String amount,
      String share,
      String start,
      String width,
      String query,
      boolean chosen) {}

  /**
   * A day by which something is due.
   *
   * @param source who says so; empty for what a user set
   */
  public record Due(String what, Day day, String left, Badge.Tone urgency, String source) {}

  /** One account. */
  public record Row(
      String href,
      Badge state,
      String sentence,
      String payer,
      String reference,
      Optional<Day> service,
      Optional<String> balance,
      String currency,
      boolean credit,
      Optional<String> age,
      Optional<Due> deadline,
      String next,
      Optional<Due> followUp,
      Optional<String> lastNote,
      Optional<Worth> worth) {
    private Row advising(String step) {
      return new Row(
          href, state, sentence, payer, reference, service, balance, currency, credit, age,
          deadline, step, followUp, lastNote, worth);
    }
  }

  /**
   * What doing an account now is worth.
   *
   * @param score by what accounts of one currency are sorted
   * @param formula the factors: at stake, chance, urgency
   */
  public record Worth(String score, String currency, String formula) {}

  /**
   * What the list can be narrowed to.
   *
   * @param undos what narrows it now
   */
  public record Narrowing(
      List<Choice> states,
      List<Choice> payers,
      List<Choice> ages,
      List<Choice> denials,
      List<Undo> undos) {
    public Narrowing {
      states = List.copyOf(states);
      payers = List.copyOf(payers);
      ages = List.copyOf(ages);
      denials = List.copyOf(denials);
      undos = List.copyOf(undos);
    }
  }

  /** What narrows the list, and the query of the list without it. */
  public record Undo(String name, String query) {}

  /** A choice of a filter; an empty code is any. */
  public record Choice(String code, String name, boolean chosen) {}
}
