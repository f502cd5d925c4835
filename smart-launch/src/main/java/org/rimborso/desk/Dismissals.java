package org.rimborso.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.store.DismissalRow;

/**
 * Which gaps of one chart somebody marked as none. A mark counts as long as what the finding rested
 * on is the same and the finding is not graver than it was then; after that it is history, which
 * pages mention. Asks nothing of the store.
 */
public final class Dismissals {
  private final Map<String, List<DismissalRow>> rows;
  private final Map<String, Integer> versions;
  private final FindingFacts facts;
  private final Set<Reference> restricted;

  private Dismissals(
      Map<String, List<DismissalRow>> rows,
      Map<String, Integer> versions,
      FindingFacts facts,
      Set<Reference> restricted) {
    this.rows = rows;
    this.versions = versions;
    this.facts = facts;
    this.restricted = restricted;
  }

  /** Nobody marked anything of this chart. */
  public static Dismissals of(Chart chart) {
    return of(List.of(), chart, Set.of());
  }

  /**
   * The marks of a patient.
   *
   * @param all every decision, those about one finding the oldest first
   * @param chart as it was fetched
   * @param restricted which of its records are
   */
  static Dismissals of(List<DismissalRow> all, Chart chart, Set<Reference> restricted) {
    Map<String, List<DismissalRow>> rows = new LinkedHashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (DismissalRow row : all) {
      rows.computeIfAbsent(row.finding(), finding -> new ArrayList<>()).add(row);
      versions.put(row.finding(), row.version());
    }
    return new Dismissals(rows, versions, new FindingFacts(chart), restricted);
  }

  /**
   * The same for somebody who may not know all.
   *
   * @param seesRestricted whether they see what concerns restricted records
   * @param seesWords whether they see what clinicians typed
   */
  Dismissals shownTo(boolean seesRestricted, boolean seesWords) {
    Map<String, List<DismissalRow>> shown = new LinkedHashMap<>();
    rows.forEach(
        (finding, all) -> {
          List<DismissalRow> some =
              all.stream()
                  .filter(row -> seesRestricted || !row.restricted())
                  .map(row -> seesWords ? row : row.withoutRemark())
                  .toList();
          if (!some.isEmpty()) {
            shown.put(finding, some);
          }
        });
    return new Dismissals(shown, versions, facts, restricted);
  }

  /** The mark by which a finding is no gap now. */
  public Optional<DismissalRow> standing(Finding finding) {
    return last(finding)
        .filter(DismissalRow::isDismissed)
        .filter(row -> row.severity().compareTo(finding.severity()) <= 0)
        .filter(row -> row.facts().equals(facts(finding)));
  }

  public boolean isDismissed(Finding finding) {
    return standing(finding).isPresent();
  }

  /**
   * The latest decision about a finding that is a gap again: a mark from before the facts changed,
   * or that one was taken back.
   */
  public Optional<DismissalRow> former(Finding finding) {
    return isDismissed(finding) ? Optional.empty() : last(finding);
  }

  /** How many decisions there are about a finding; the next one's version is one more. */
  public int version(Finding finding) {
    return versions.getOrDefault(finding.id(), 0);
  }

  /** Fingerprint of what a finding rests on now. */
  public String facts(Finding finding) {
    return facts.print(finding);
  }

  /** Whether a finding rests on restricted records. */
  boolean isRestricted(Finding finding) {
    return restricted.contains(finding.focus())
        || finding.evidence().stream().anyMatch(one -> restricted.contains(one.reference()));
  }

  private Optional<DismissalRow> last(Finding finding) {
    List<DismissalRow> all = rows.getOrDefault(finding.id(), List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Without what was decided about whom. */
  @Override
  public String toString() {
    return "Dismissals[" + rows.size() + "]";
  }
}
