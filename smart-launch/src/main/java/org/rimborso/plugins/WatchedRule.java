package org.rimborso.plugins;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * A rule of a plug-in, run on a worker: begun when a chart is taken up, waited for when its answer
 * is due, so that our own rules go on meanwhile. One that fails, or takes too long, says that it
 * did not check.
 */
final class WatchedRule implements WalkingRule {
  /** Stands in {@code missing} where the rule took too long. */
  static final String TIMEOUT = "timeout";

  private final Card card;
  private final Rule rule;
  private final Standing standing;
  private final JarThread thread;

  WatchedRule(Card card, Rule rule, Standing standing, JarThread thread) {
    this.card = card;
    this.rule = rule;
    this.standing = standing;
    this.thread = thread;
  }

  @Override
  public String id() {
    return card.id();
  }

  @Override
  public Walk walk(Chart chart) {
    if (standing.isStopped()) {
      return Walk.said(List.of(unchecked(TIMEOUT)));
    }
    Errand<List<Outcome>> errand = thread.send(() -> judged(chart));
    return Walk.said(List.of()).ending(nothing -> said(errand));
  }

  /** On the worker. Others may have waited for it in vain by now. */
  private List<Outcome> judged(Chart chart) {
    return standing.isStopped()
        ? List.of(unchecked(TIMEOUT))
        : List.copyOf(rule.check(chart)).stream().map(this::sound).toList();
  }

  /** What cannot be shown would break a page later: it breaks here, where only the rule fails. */
  private Outcome sound(Outcome outcome) {
    if (!outcome.rule().equals(card.id())) {
      throw new BrokenContract();
    }
    if (outcome instanceof Finding finding) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
        if (finding.message().in(language).isBlank()
            || finding.next().in(language).isBlank()
            || finding.audience().isEmpty()) {
          throw new BrokenContract();
        }
      }
    }
    return outcome;
  }

  private List<Outcome> said(Errand<List<Outcome>> errand) {
    try {
      return errand.await(standing.state().limit());
    } catch (ExecutionException failed) {
      Throwable failure = Optional.ofNullable(failed.getCause()).orElse(failed);
      standing.failed(failure);
      return List.of(unchecked(failure.getClass().getSimpleName()));
    } catch (TimeoutException late) {
      standing.stop();
      return List.of(unchecked(TIMEOUT));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return List.of(unchecked(ended.getClass().getSimpleName()));
    }
  }

  private NotChecked unchecked(String missing) {
    return new NotChecked(card.id(), Optional.empty(), Cause.RULE_FAILED, missing);
  }

  @Override
  public Set<String> beats() {
    return card.beats();
  }

  @Override
  public Optional<Fault> fault() {
    return card.fault();
  }

  @Override
  public List<Parameter> parameters() {
    return card.parameters();
  }

  @Override
  public List<Need> needs() {
    return card.needs();
  }

  @Override
  public Optional<String> page(Locale language) {
    return Optional.of(card.page(language));
  }
}
