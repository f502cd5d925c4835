package org.rimborso.cds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.desk.VisitIndex;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;

/** What a chart's findings say to clinicians, visit by visit. */
final class ChartNotices {
  private static final String ACCOUNTS = "account-";
  private static final String HIDDEN = "…";

  private final Chart chart;
  private final CdsWords words;
  private final VisitIndex visits;

  ChartNotices(Chart chart, CdsWords words) {
    this.chart = chart;
    this.words = words;
    visits = new VisitIndex(chart);
  }

  /** A notice for each visit of each finding that clinicians can mend, in order of the findings. */
  List<Notice> of(List<Finding> findings) {
    List<Notice> notices = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.audience().contains(Audience.CLINICIAN) && !finding.rule().startsWith(ACCOUNTS)) {
        Set<Reference> of = visits.visitsOf(finding);
        if (of.isEmpty()) {
          notices.add(notice(finding, Optional.empty()));
        }
        of.forEach(visit -> notices.add(notice(finding, Optional.of(visit))));
      }
    }
    return notices;
  }

  private Notice notice(Finding finding, Optional<Reference> visit) {
    String message = finding.message().hiding(HIDDEN).in(words.locale());
    String next = finding.next().hiding(HIDDEN).in(words.locale());
    String detail = Text.detail(message) + "\n\n" + words.say("next", Text.detail(next));
    return new Notice(
        finding,
        visit,
        Text.summary(message),
        day(visit).map(day -> words.say("visit", day) + "\n\n" + detail).orElse(detail),
        true);
  }

  private Optional<LocalDate> day(Optional<Reference> visit) {
    return visit
        .flatMap(reference -> chart.find(reference, Encounter.class))
        .flatMap(encounter -> encounter.period().start())
        .flatMap(PartialDate::day);
  }
}
