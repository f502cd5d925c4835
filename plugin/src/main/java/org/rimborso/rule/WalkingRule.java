package org.rimborso.rule;

import java.util.List;
import org.rimborso.chart.Chart;

/** A rule that goes through a chart thing by thing. */
public interface WalkingRule extends Rule {

  @Override
  Walk walk(Chart chart);

  @Override
  default List<Outcome> check(Chart chart) {
    return walk(chart).whole();
  }
}
