package org.rimborso.web.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rimborso.desk.DismissalReason;
import org.rimborso.desk.Dismissals;
import org.rimborso.rule.Finding;
import org.rimborso.store.DismissalRow;

/**
 * What was said to the gaps of one chart, for one reader.
 *
 * @param dismissals which are none
 * @param forms to answer with; empty for who may not, and on pages that only tell
 * @param zone of the site
 */
public record GapAnswers(Dismissals dismissals, Optional<Forms> forms, ZoneId zone, Words words) {

  /**
   * What goes with every form of a page.
   *
   * @param action where they lead
   * @param tokens by what a form is for
   * @param visit the visit in view, if any
   * @param asked the form that came back with a fault
   * @param done the anchor of the gap that was just answered; empty for none
   */
  public record Forms(
      String action, UnaryOperator<String> tokens, String visit, DismissalForm asked, String done) {
    /** Without what goes with them. */
    @Override
    public String toString() {
      return "Forms[" + action + "]";
    }
  }

  /** What a form about a gap is for. */
  public static String purpose(String finding) {
    return "gap " + finding;
  }

  boolean isClosed(Finding finding) {
    return dismissals.isDismissed(finding);
  }

  GapAnswer of(Finding finding) {
    return new GapAnswer(
        dismissals.standing(finding).map(this::closed),
        dismissals.former(finding).map(this::former),
        forms.map(all -> form(all, finding)),
        done(finding));
  }

  private Optional<String> done(Finding finding) {
    return forms
        .filter(all -> all.done().equals(Gap.anchor(finding)))
        .map(
            all ->
                words.say(
                    isClosed(finding) ? "dismissal.done.dismissed" : "dismissal.done.undone"));
  }

  private GapAnswer.Closed closed(DismissalRow row) {
    return new GapAnswer.Closed(
        reason(row), row.remark(), words.say("dismissal.by", row.by().name(), at(row.by().at())));
  }

  private String former(DismissalRow row) {
    return words.say(
        "dismissal.former." + row.decision().code(),
        reason(row),
        row.by().name(),
        at(row.by().at()),
        row.remark().isEmpty() ? "" : words.say("dismissal.remark", row.remark()));
  }

  private String reason(DismissalRow row) {
    return words.code("dismissal.reason", row.reason());
  }

  private String at(Instant moment) {
    return words.day(moment.atZone(zone).toLocalDate()).shown() + " " + words.time(moment, zone);
  }

  private GapAnswer.Form form(Forms all, Finding finding) {
    DismissalForm asked =
        all.asked().finding().equals(finding.id()) ? all.asked() : DismissalForm.EMPTY;
    return new GapAnswer.Form(
        Gap.anchor(finding),
        all.action(),
        all.tokens().apply(purpose(finding.id())),
        finding.id(),
        all.visit(),
        dismissals.facts(finding),
        dismissals.version(finding),
        DismissalReason.of(finding).stream()
            .map(
                one ->
                    new GapAnswer.Choice(
                        one.code(),
                        words.say("dismissal.reason." + one.code()),
                        one.code().equals(asked.reason())))
            .toList(),
        asked.remark(),
        asked.error());
  }
}
