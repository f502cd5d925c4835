package org.rimborso.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;

/**
 * What all outcomes of one rule share; makes them.
 *
 * @param owner the rule's class, in whose package the message bundle is
 */
public record Fault(
    String rule, Severity severity, Set<Audience> audience, Source source, Class<?> owner) {
  public Fault {
    audience = Set.copyOf(audience);
  }

  /**
   * A finding without money at risk and evidence, for {@link Finding#risking} and {@link
   * Finding#provenBy}. Its message is the bundle's {@code rule-id.message}, its next step {@code
   * rule-id.next}, both with the same arguments.
   *
   * @param fact what tells it from others of the same focus
   * @param element FHIRPath of the element at fault
   */
  public Finding finding(Reference focus, String fact, String element, Object... arguments) {
    return new Finding(
        rule,
        severity,
        audience,
        focus,
        fact,
        element,
        message("message", arguments),
        message("next", arguments),
        Optional.empty(),
        List.of(),
        source);
  }

  /** The bundle's {@code rule-id.key}. */
  public Message message(String key, Object... arguments) {
    return Message.of(owner, rule + "." + key, arguments);
  }

  /**
   * What {@code judge} says of each of {@code bills}, each thing once; before it, what keeps claims
   * from being known.
   */
  public Walk each(Chart chart, List<Claim> bills, Function<Claim, List<Outcome>> judge) {
    return each(chart, "Claim", bills, judge);
  }

  /**
   * What {@code judge} says of each of {@code all}, each thing once; before it, what keeps the
   * resources of {@code type} from being known.
   */
  public <T> Walk each(
      Chart chart, String type, Collection<T> all, Function<T, List<Outcome>> judge) {
    return hidden(chart, type).and(Walk.over(all, judge));
  }

  /** The same for a {@code judge} that says one thing or nothing. */
  public Walk atMostOne(Chart chart, List<Claim> bills, Function<Claim, Optional<Outcome>> judge) {
    return atMostOne(chart, "Claim", bills, judge);
  }

  /** The same for a {@code judge} that says one thing or nothing. */
  public <T> Walk atMostOne(
      Chart chart, String type, Collection<T> all, Function<T, Optional<Outcome>> judge) {
    return each(
        chart,
        type,
        all,
        one -> {
          Optional<Outcome> said = judge.apply(one);
          return said.isPresent() ? List.of(said.get()) : List.of();
        });
  }

  /** What keeps the resources of any of {@code types} from being known. */
  public Walk hidden(Chart chart, String... types) {
    List<Outcome> hidden = new ArrayList<>(0);
    for (String type : types) {
      chart.limitation(type).map(this::notChecked).ifPresent(hidden::add);
    }
    return Walk.said(hidden);
  }

  /**
   * What to say instead of a finding where part of {@code resource} was not readable: it may be the
   * very part that counts. Empty where all of it was.
   */
  public Optional<Outcome> unread(Chart chart, Reference resource) {
    return chart.limitationsOf(resource).stream().findFirst().map(this::notChecked);
  }

  /** This rule could not judge {@code focus}, for it names a resource that the chart lacks. */
  public NotChecked absent(Chart chart, Reference focus, Reference named) {
    Cause because =
        chart.limitation(named.type()).map(Limitation::because).orElse(Cause.ELEMENT_MISSING);
    return notChecked(focus, because, named.toString());
  }

  /** This rule could not judge {@code focus}. */
  public NotChecked notChecked(Reference focus, Cause because, String missing) {
    return new NotChecked(rule, Optional.of(focus), because, missing);
  }

  /** This rule could not judge what {@code limitation} hides. */
  public NotChecked notChecked(Limitation limitation) {
    return new NotChecked(rule, limitation.resource(), limitation.because(), limitation.missing());
  }
}
