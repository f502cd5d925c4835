package org.rimborso.payerrules;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * What a rule as it would be says otherwise than the one in place.
 *
 * @param rule its id
 * @param more findings that it has and the one in place has not
 * @param fewer findings that the one in place has and it has not
 * @param same findings that both have
 * @param notChecked what it cannot judge
 * @param firstMore some of what has more, in order
 * @param firstFewer some of what has fewer, in order
 */
public record RuleChange(
    String rule,
    long more,
    long fewer,
    long same,
    long notChecked,
    List<Example> firstMore,
    List<Example> firstFewer) {
  public RuleChange {
    firstMore = List.copyOf(firstMore);
    firstFewer = List.copyOf(firstFewer);
  }

  /** All of them in one, without examples. */
  public static RuleChange sum(List<RuleChange> changes) {
    return new RuleChange(
        "",
        changes.stream().mapToLong(RuleChange::more).sum(),
        changes.stream().mapToLong(RuleChange::fewer).sum(),
        changes.stream().mapToLong(RuleChange::same).sum(),
        changes.stream().mapToLong(RuleChange::notChecked).sum(),
        List.of(),
        List.of());
  }

  /**
   * Something of which a rule says more or less than before.
   *
   * @param focus such as a claim
   * @param patient whose it is
   */
  public record Example(Reference focus, Optional<Reference> patient)
      implements Comparable<Example> {
    @Override
    public int compareTo(Example other) {
      return focus.toString().compareTo(other.focus.toString());
    }
  }
}
