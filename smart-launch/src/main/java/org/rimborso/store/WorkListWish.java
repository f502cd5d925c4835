package org.rimborso.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/**
 * Which accounts of a work list somebody wants to see, in which order.
 *
 * @param queue one of them; empty for all that are not put off
 * @param text the beginning of a name, of a record number, or an account; empty for any
 * @param opened between which days; the later one first is an error of the caller's
 * @param from the least open amount
 * @param assignees any of them, as {@link WorkRow.Assignee#code} says it, an empty text for nobody
 * @param deadlineBy the last day that a deadline may be on
 * @param dueBy the last day that a follow-up may have been due on
 */
public record WorkListWish(
    Optional<Queue> queue,
    String text,
    Optional<String> payer,
    Optional<State> state,
    Optional<Between> opened,
    Optional<DenialCategory> category,
    Optional<BigDecimal> from,
    Optional<Set<String>> assignees,
    Optional<LocalDate> deadlineBy,
    Optional<LocalDate> dueBy,
    Order order) {
  public WorkListWish {
    assignees = assignees.map(Set::copyOf);
  }

  /** All that is not put off, the worth doing first. */
  public static WorkListWish everything(Order order) {
    return new WorkListWish(
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order);
  }

  /** Two days, both included. */
  public record Between(LocalDate first, LocalDate last) {}

  /** By what the list is sorted; what lacks the figure comes last. */
  public enum Order {
    /** The largest worth first. */
    WORTH(false),
    /** The nearest deadline first. */
    DEADLINE(true),
    /** The largest open amount first. */
    OWED(false),
    /** The oldest first. */
    OPENED(true),
    /** By the patient's name. */
    NAMED(true);

    private final boolean text;

    Order(boolean text) {
      this.text = text;
    }

    boolean isText() {
      return text;
    }

    /** The column, which is also the word in addresses. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it tells of amounts. */
    public boolean tellsAmounts() {
      return this == WORTH || this == OWED;
    }
  }

  /**
   * Whose lines a reader may see.
   *
   * @param everywhere whether of every place
   * @param places else of these
   * @param restricted whether restricted records too
   */
  public record Scope(boolean everywhere, Set<Integer> places, boolean restricted) {
    public Scope {
      places = Set.copyOf(places);
    }

    /** Whether the reader may see what is counted here. */
    public boolean holds(WorkListCount count) {
      return (everywhere || places.contains(count.place())) && (restricted || !count.restricted());
    }
  }
}
