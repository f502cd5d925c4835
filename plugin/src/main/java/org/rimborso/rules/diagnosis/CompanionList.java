package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Fault;
import org.rimborso.rule.NotChecked;

/**
 * A companion list as rules ask it: only its editions' own days count.
 *
 * @param id its standard name
 * @param label its name for people
 */
record CompanionList(CodeSets codes, String id, String label) {

  /** The edition that is complete on {@code day}. */
  Optional<String> edition(LocalDate day) {
    return codes.companion(id).edition(day);
  }

  /** The rows of {@code code} on {@code day}; none where no edition is complete then. */
  List<CodeRelations.Row> of(String code, LocalDate day) {
    return edition(day).isEmpty() ? List.of() : codes.companion(id).of(code, day);
  }

  /** That {@code focus} was not checked for want of the list. */
  NotChecked notLoaded(Fault fault, Reference focus, LocalDate day) {
    return fault.notChecked(focus, Cause.CODE_SET_NOT_LOADED, label + " " + day);
  }
}
