package org.rimborso.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;

/** Sums up what people answered, from everywhere that they can. Nothing of a patient is read. */
public final class AnswerDesk implements AnswerBook {
  private final List<AnswerSource> sources;
  private final Gate gate;
  private final Clock clock;

  public AnswerDesk(List<AnswerSource> sources, Gate gate, Clock clock) {
    this.sources = List.copyOf(sources);
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public Map<String, AnswerCounts> of(Admitted visitor) {
    gate.require(visitor, Permission.SEE_ANSWER_RATES);
    Instant from = clock.instant().minus(WINDOW);
    Map<String, AnswerCounts> sums = new TreeMap<>();
    for (AnswerSource source : sources) {
      source
          .since(visitor.launch().ehr(), from)
          .forEach((rule, counts) -> sums.merge(rule, counts, AnswerCounts::plus));
    }
    return sums;
  }
}
