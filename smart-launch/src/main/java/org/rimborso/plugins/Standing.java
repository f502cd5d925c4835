package org.rimborso.plugins;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one rule of a plug-in, whatever snapshot of the site it was made for. */
final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final Clock clock;
  private volatile RuleState state;

  Standing(String rule, PluginJar jar, Duration limit, Clock clock) {
    state = new RuleState(rule, jar, limit);
    this.clock = clock;
  }

  RuleState state() {
    return state;
  }

  boolean isStopped() {
    return state.stopped().isPresent();
  }

  /** It took too long: it is asked no more. */
  synchronized void stop() {
    RuleState before = state;
    state = before.stoppedAt(clock.instant());
    if (before.stopped().isEmpty()) {
      LOG.error(
          "the rule {} of {} took longer than {} and is asked no more; its thread may still run:"
              + " restart Rimborso",
          before.rule(),
          before.jar().file(),
          before.limit());
    }
  }

  /** It failed for a chart. What a failure says may hold data of the patient: its name does not. */
  synchronized void failed(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    RuleState before = state;
    state = before.failedBy(name);
    if (!before.failure().equals(name)) {
      LOG.warn("the rule {} of {} failed: {}", before.rule(), before.jar().file(), name);
    }
  }
}
