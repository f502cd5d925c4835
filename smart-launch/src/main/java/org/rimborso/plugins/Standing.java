package org.rimborso.plugins;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one rule of a plug-in, whatever snapshot of the site it was made for. */
final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final AtomicReference<RuleState> state;
  private final Clock clock;

  Standing(String rule, PluginJar jar, Duration limit, Clock clock) {
    state = new AtomicReference<>(new RuleState(rule, jar, limit));
    this.clock = clock;
  }

  RuleState state() {
    return state.get();
  }

  boolean isStopped() {
    return state.get().stopped().isPresent();
  }

  /** It took too long: it is asked no more. */
  void stop() {
    RuleState before = state.getAndUpdate(now -> now.stoppedAt(clock.instant()));
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
  void failed(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    RuleState before = state.getAndUpdate(now -> now.failedBy(name));
    if (!before.failure().equals(name)) {
      LOG.warn("the rule {} of {} failed: {}", before.rule(), before.jar().file(), name);
    }
  }
}
