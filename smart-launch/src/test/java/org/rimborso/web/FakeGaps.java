package org.rimborso.web;

import java.util.Map;
import java.util.Set;
import org.rimborso.access.Admitted;
import org.rimborso.access.Role;
import org.rimborso.desk.AnswerBook;
import org.rimborso.desk.AnswerCounts;
import org.rimborso.desk.DismissalBook;
import org.rimborso.desk.DismissalStep;
import org.rimborso.desk.Mutes;

/** Answers to gaps as a {@link TestSite} has them at hand; coders go without one of its rules. */
final class FakeGaps implements DismissalBook, AnswerBook {
  private final TestSite site;

  FakeGaps(TestSite site) {
    this.site = site;
  }

  GapRoom room() {
    return new GapRoom(
        this,
        this,
        new Mutes(
            Map.of("sample-amount", Set.of(Role.CODER), "line-duplicate", Set.of(Role.CODER))));
  }

  @Override
  public DismissalBook.Answer step(
      Admitted visitor, String finding, int version, String facts, DismissalStep step) {
    site.answered.add(step);
    return site.answer;
  }

  @Override
  public Map<String, AnswerCounts> of(Admitted visitor) {
    return site.rates;
  }
}
