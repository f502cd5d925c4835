package org.rimborso.plugins;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.rule.Message;

/**
 * How a rule of a plug-in does since the start.
 *
 * @param limit how long it may take for one chart
 * @param stopped since when it is asked no more, for it took longer
 * @param failures for how many charts it failed
 * @param failure what it threw last, by the name of its class; empty where it never failed
 */
public record RuleState(
    String rule,
    PluginJar jar,
    Duration limit,
    Optional<Instant> stopped,
    long failures,
    String failure) {

  RuleState(String rule, PluginJar jar, Duration limit) {
    this(rule, jar, limit, Optional.empty(), 0, "");
  }

  /** Whether there is nothing to tell the administrator. */
  public boolean isWell() {
    return stopped.isEmpty() && failures == 0;
  }

  /** What is wrong with it and what to do; nothing to say of one that is well. */
  public String sentence(Locale language) {
    Message message =
        stopped.isPresent()
            ? Message.of(RuleState.class, "stopped", rule, jar.file(), seconds())
            : Message.of(RuleState.class, "failed", rule, jar.file(), failures, failure);
    return message.in(language);
  }

  private String seconds() {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  RuleState stoppedAt(Instant now) {
    return new RuleState(rule, jar, limit, stopped.or(() -> Optional.of(now)), failures, failure);
  }

  RuleState failedBy(String name) {
    return new RuleState(rule, jar, limit, stopped, failures + 1, name);
  }
}
