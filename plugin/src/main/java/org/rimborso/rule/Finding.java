package org.rimborso.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/**
 * Something wrong with a chart.
 *
 * @param rule the rule's id
 * @param focus the resource at fault
 * @param fact what tells this fault from others of the same rule and focus, such as the code or the
 *     sequence; stable while the fact stands
 * @param element FHIRPath of the element at fault, indexed from 0
 * @param message what is wrong, in plain words
 * @param next what to do
 * @param atRisk the money that may be lost; empty where the chart does not tell
 * @param evidence the other elements that prove it
 */
public record Finding(
    String rule,
    Severity severity,
    Set<Audience> audience,
    Reference focus,
    String fact,
    String element,
    Message message,
    Message next,
    Optional<Money> atRisk,
    List<Evidence> evidence,
    Source source)
    implements Outcome {
  public Finding {
    audience = Set.copyOf(audience);
    evidence = List.copyOf(evidence);
  }

  /** This finding with the money that may be lost. */
  public Finding risking(Optional<Money> money) {
    return new Finding(
        rule, severity, audience, focus, fact, element, message, next, money, evidence, source);
  }

  /** This finding with the elements that prove it. */
  public Finding provenBy(List<Evidence> proof) {
    return new Finding(
        rule, severity, audience, focus, fact, element, message, next, atRisk, proof, source);
  }

  /** This finding in other words. */
  public Finding saying(Message words) {
    return new Finding(
        rule, severity, audience, focus, fact, element, words, next, atRisk, evidence, source);
  }

  /** This finding with another next step. */
  public Finding advising(Message step) {
    return new Finding(
        rule, severity, audience, focus, fact, element, message, step, atRisk, evidence, source);
  }

  /** This finding with another severity. */
  public Finding weighing(Severity weight) {
    return new Finding(
        rule, weight, audience, focus, fact, element, message, next, atRisk, evidence, source);
  }

  /** This finding at another element of its focus. */
  public Finding at(String path) {
    return new Finding(
        rule, severity, audience, focus, fact, path, message, next, atRisk, evidence, source);
  }

  /** This finding with the place where this very case stands written. */
  public Finding citing(Source place) {
    return new Finding(
        rule, severity, audience, focus, fact, element, message, next, atRisk, evidence, place);
  }

  /** Stable while the fact stands: {@code rule:focus:fact}. */
  public String id() {
    return rule + ":" + focus + (fact.isEmpty() ? "" : ":" + fact);
  }
}
