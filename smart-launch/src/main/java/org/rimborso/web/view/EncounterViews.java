package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.desk.VisitIndex;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;

/** Builds the documentation page of one chart; whoever reads it, no amount gets in. */
public final class EncounterViews {
  private static final int RECENT = 50;
  private static final Comparator<Encounter> LATEST_FIRST =
      Comparator.comparing(EncounterViews::startDay, Comparator.reverseOrder())
          .thenComparing(Encounter::reference);

  private final Chart chart;
  private final RulePages rules;
  private final Words words;
  private final Names names;
  private final VisitParts parts;
  private final List<Finding> findings;
  private final GapAnswers answers;
  private final Predicate<Finding> muted;
  private final List<NotChecked> gaps;
  private final VisitIndex index;
  private final Function<Finding, Optional<GapFix>> fixes;
  private final Map<Reference, List<Finding>> byVisit = new HashMap<>();

  /** For who corrects nothing. */
  public EncounterViews(
      Chart chart,
      Review review,
      RulePages rules,
      Words words,
      GapAnswers answers,
      Predicate<Finding> muted) {
    this(chart, review, rules, words, answers, muted, finding -> Optional.empty());
  }

  /**
   * @param answers what was said to gaps
   * @param muted what the site keeps from this reader's page
   * @param fixes how the reader corrects the chart, by finding
   */
  public EncounterViews(
      Chart chart,
      Review review,
      RulePages rules,
      Words words,
      GapAnswers answers,
      Predicate<Finding> muted,
      Function<Finding, Optional<GapFix>> fixes) {
    this.answers = answers;
    this.muted = muted;
    this.fixes = fixes;
    this.chart = chart;
    this.rules = rules;
    this.words = words.withoutAmounts();
    names = new Names(chart, this.words);
    parts = new VisitParts(chart, this.words, names);
    findings =
        review.findings().stream()
            .filter(finding -> finding.audience().contains(Audience.CLINICIAN))
            .toList();
    gaps = review.notChecked();
    index = new VisitIndex(chart);
    findings.forEach(
        finding ->
            index
                .visitsOf(finding)
                .forEach(
                    visit ->
                        byVisit.computeIfAbsent(visit, key -> new ArrayList<>()).add(finding)));
  }

  /** The visit of the finding with this id; empty where it has none, or no longer stands. */
  public Optional<Reference> visitOf(String finding) {
    return findings.stream()
        .filter(one -> one.id().equals(finding))
        .flatMap(one -> index.visitsOf(one).stream())
        .findFirst();
  }

  /** The page with the visit {@code wanted} in view, else the latest. */
  public EncounterView view(Optional<Reference> wanted) {
    List<Encounter> all = chart.encounters().stream().sorted(LATEST_FIRST).toList();
    Optional<Encounter> shown =
        wanted
            .flatMap(reference -> chart.find(reference, Encounter.class))
            .or(() -> all.stream().findFirst());
    List<EncounterView.VisitRow> recent =
        all.stream()
            .filter(one -> shown.filter(one::equals).isEmpty())
            .limit(RECENT)
            .map(this::row)
            .toList();
    return new EncounterView(
        shown.map(this::visit),
        open(ofNoVisit()),
        closed(ofNoVisit()),
        muted(ofNoVisit()),
        recent,
        chart.limitation("Encounter").map(limitation -> Unchecked.why(limitation, this.words)));
  }

  private List<Finding> ofNoVisit() {
    return findings.stream().filter(finding -> index.visitsOf(finding).isEmpty()).toList();
  }

  private EncounterView.Visit visit(Encounter encounter) {
    List<Finding> found = findingsOf(encounter);
    return new EncounterView.Visit(
        encounter.reference().toString(),
        encounter.period().start().map(words::day),
        parts.department(encounter),
        summary(encounter),
        open(found),
        closed(found),
        muted(found),
        Unchecked.of(gapsOf(encounter), rules, words),
        parts.diagnoses(
            encounter,
            found.stream().filter(this::isOpen).toList(),
            found.stream().filter(this::isClosed).toList()),
        parts.facts(encounter));
  }

  private EncounterView.VisitRow row(Encounter encounter) {
    return new EncounterView.VisitRow(
        encounter.reference().toString(),
        encounter.period().start().map(words::day),
        parts.department(encounter),
        names.all(encounter.participants()),
        result(encounter),
        parts.claimWords(encounter));
  }

  private Badge result(Encounter encounter) {
    List<Finding> all = findingsOf(encounter);
    List<Finding> found = all.stream().filter(this::isOpen).toList();
    if (!found.isEmpty()) {
      Badge gravest = Gap.badge(found.get(0).severity(), words);
      return new Badge(
          gravest.tone(), gravest.icon(), words.say("visit.open", found.size(), gravest.word()));
    }
    return gapsOf(encounter).isEmpty()
        ? Badge.ok(words.say(all.isEmpty() ? "visit.clean" : "dismissal.nothing-open"))
        : Badge.unchecked(words.say("visit.unchecked"));
  }

  private String summary(Encounter encounter) {
    return String.join(
        " · ",
        Stream.of(
                words.code("encounter-status", encounter.status()),
                parts.claimWords(encounter),
                names.all(encounter.participants()))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private Gap gap(Finding finding) {
    return Gap.of(finding, chart, rules, words)
        .answered(answers.of(finding))
        .fixing(fixes.apply(finding));
  }

  private List<Gap> open(List<Finding> some) {
    return some.stream().filter(this::isOpen).map(this::gap).toList();
  }

  private List<Gap> closed(List<Finding> some) {
    return some.stream().filter(this::isClosed).map(this::gap).toList();
  }

  private Optional<String> muted(List<Finding> some) {
    List<Finding> kept = some.stream().filter(muted).toList();
    String titles =
        kept.stream()
            .map(finding -> rules.title(finding.rule(), words))
            .distinct()
            .collect(Collectors.joining(", "));
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(words.say("mute.count", kept.size(), titles));
  }

  private boolean isOpen(Finding finding) {
    return !muted.test(finding) && !answers.isClosed(finding);
  }

  private boolean isClosed(Finding finding) {
    return !muted.test(finding) && answers.isClosed(finding);
  }

  private List<Finding> findingsOf(Encounter encounter) {
    return byVisit.getOrDefault(encounter.reference(), List.of());
  }

  private List<NotChecked> gapsOf(Encounter encounter) {
    return gaps.stream()
        .filter(
            gap ->
                gap.focus()
                    .filter(focus -> index.visitsOf(focus).contains(encounter.reference()))
                    .isPresent())
        .toList();
  }

  private static LocalDate startDay(Encounter encounter) {
    return encounter.period().start().map(PartialDate::first).orElse(LocalDate.MIN);
  }
}
