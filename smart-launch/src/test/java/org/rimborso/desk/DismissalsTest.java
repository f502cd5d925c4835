package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.DismissalRow.Decision;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WriteOffRow;

/** Which marks count, and for whom. */
class DismissalsTest {
  private static final Reference VISIT = new Reference("Encounter", "e1");
  private static final Chart CHART =
      new Chart(LocalDate.of(2026, 11, 23), ZoneOffset.UTC, List.of(), List.of());
  private static final Finding FINDING = finding(Severity.WARNING);
  private static final String NOW = Dismissals.of(CHART).facts(FINDING);

  private static Finding finding(Severity severity) {
    return new Finding(
        "sample",
        severity,
        Set.of(Audience.CLINICIAN),
        VISIT,
        "",
        "Encounter",
        Message.of(DismissalsTest.class, "a"),
        Message.of(DismissalsTest.class, "b"),
        Optional.empty(),
        List.of(new Evidence(new Reference("Condition", "d1"), "Condition.code")),
        Source.of("Sample", ""));
  }

  private static DismissalRow row(
      int version, Decision decision, String facts, boolean restricted) {
    return new DismissalRow(
        "e1",
        new Reference("Patient", "p1"),
        FINDING.id(),
        version,
        "sample",
        Severity.WARNING,
        facts,
        restricted,
        decision,
        "other",
        "Typed",
        new WriteOffRow.Decided(new NoteRow.Owner("i", "s"), "Dr Ferri", Instant.EPOCH));
  }

  private static Dismissals of(DismissalRow... rows) {
    return Dismissals.of(List.of(rows), CHART, Set.of());
  }

  @Test
  void standing_sameFacts_countsAndOtherFactsAreHistory() {
    DismissalRow same = row(1, Decision.DISMISSED, NOW, false);
    assertThat(of(same).standing(FINDING)).contains(same);
    assertThat(of(same).former(FINDING)).isEmpty();
    DismissalRow other = row(1, Decision.DISMISSED, "0".repeat(64), false);
    assertThat(of(other).standing(FINDING)).isEmpty();
    assertThat(of(other).former(FINDING)).contains(other);
    DismissalRow undone = row(2, Decision.UNDONE, NOW, false);
    assertThat(of(same, undone).standing(FINDING)).isEmpty();
    assertThat(of(same, undone).former(FINDING)).contains(undone);
    assertThat(of(same, undone).version(FINDING)).isEqualTo(2);
    assertThat(of().former(FINDING)).isEmpty();
  }

  @Test
  void standing_findingThatBecameGraver_doesNotCount() {
    Dismissals marked = of(row(1, Decision.DISMISSED, NOW, false));
    assertThat(marked.isDismissed(finding(Severity.INFO))).isTrue();
    assertThat(marked.isDismissed(finding(Severity.WARNING))).isTrue();
    assertThat(marked.isDismissed(finding(Severity.ERROR))).isFalse();
    assertThat(marked.former(finding(Severity.ERROR))).isPresent();
  }

  @Test
  void shownTo_whoMayNotKnow_saysNothingButKeepsTheVersion() {
    Dismissals whole = of(row(1, Decision.DISMISSED, NOW, true));
    Dismissals shown = whole.shownTo(false, true);
    assertThat(shown.standing(FINDING)).isEmpty();
    assertThat(shown.former(FINDING)).isEmpty();
    assertThat(shown.version(FINDING)).isEqualTo(1);
    assertThat(whole.shownTo(true, false).standing(FINDING))
        .hasValueSatisfying(row -> assertThat(row.remark()).isEmpty());
    assertThat(whole.shownTo(true, true).standing(FINDING))
        .hasValueSatisfying(row -> assertThat(row.remark()).isEqualTo("Typed"));
  }

  @Test
  void isRestricted_byFocusOrEvidence_isTold() {
    for (Reference one : List.of(VISIT, new Reference("Condition", "d1"))) {
      assertThat(Dismissals.of(List.of(), CHART, Set.of(one)).isRestricted(FINDING)).isTrue();
    }
    Reference other = new Reference("Condition", "d2");
    assertThat(Dismissals.of(List.of(), CHART, Set.of(other)).isRestricted(FINDING)).isFalse();
  }

  @Test
  void counts_ofTwoSources_addUp() {
    AnswerCounts sum =
        new AnswerCounts(1, 2, 3, Map.of("other", 4))
            .plus(new AnswerCounts(10, 20, 30, Map.of("other", 1, "rule-wrong-here", 5)));
    assertThat(sum)
        .isEqualTo(new AnswerCounts(11, 22, 33, Map.of("other", 5, "rule-wrong-here", 5)));
    assertThat(sum.agreed()).isEqualTo(33);
    assertThat(sum.all()).isEqualTo(76);
  }
}
