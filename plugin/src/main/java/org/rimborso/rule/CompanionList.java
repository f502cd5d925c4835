package org.rimborso.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;

/**
 * A companion list as rules ask it: only its editions' own days count.
 *
 * @param id its standard name
 * @param label its name for people
 */
public record CompanionList(CodeSets codes, String id, String label) {

  /** Whether there is any edition of it. */
  public boolean isLoaded() {
    return codes.companion(id) != CodeRelations.NONE;
  }

  /** The edition that is complete on {@code day}. */
  public Optional<String> edition(LocalDate day) {
    return codes.companion(id).edition(day);
  }

  /** The rows of {@code code} on {@code day}; none where no edition is complete then. */
  public List<CodeRelations.Row> of(String code, LocalDate day) {
    return edition(day).isEmpty() ? List.of() : codes.companion(id).of(code, day);
  }

  /**
   * The rows of {@code code} and {@code target} that are in force on {@code day} by dates of their
   * own, whether or not an edition is complete then.
   */
  public List<CodeRelations.Row> between(String code, String target, LocalDate day) {
    return codes.companion(id).between(code, target, day);
  }

  /** That {@code focus} was not checked for want of the list. */
  public NotChecked notLoaded(Fault fault, Reference focus, LocalDate day) {
    return fault.notChecked(focus, Cause.CODE_SET_NOT_LOADED, label + " " + day);
  }

  /** That part of the chart was not checked for want of the list: the same for every day. */
  public NotChecked notLoaded(Fault fault) {
    return new NotChecked(fault.rule(), Optional.empty(), Cause.CODE_SET_NOT_LOADED, label);
  }
}
