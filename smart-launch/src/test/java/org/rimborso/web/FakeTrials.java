package org.rimborso.web;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Chart;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrials;

/** Trials of rules in memory. */
final class FakeTrials implements RuleTrials {
  final List<String> wished = new CopyOnWriteArrayList<>();
  volatile Ground ground =
      new Ground(Optional.of("/srv/rules"), List.of("a.yaml"), Optional.empty());
  volatile Answer answer = new Refused(Why.BUSY);
  volatile Optional<RuleTrial> trial = Optional.empty();

  @Override
  public Ground ground(Admitted visitor) {
    return ground;
  }

  @Override
  public Answer check(Admitted visitor, RuleDraft draft) {
    wished.add("check " + draft.name());
    return answer;
  }

  @Override
  public Answer compare(Admitted visitor, RuleDraft draft, Chart chart) {
    wished.add("compare " + draft.name());
    return answer;
  }

  @Override
  public Answer begin(Admitted visitor, RuleDraft draft) {
    wished.add("begin " + draft.name());
    return answer;
  }

  @Override
  public Optional<RuleTrial> trial(Admitted visitor) {
    return trial;
  }

  @Override
  public void stop(Admitted visitor) {
    wished.add("stop");
  }
}
