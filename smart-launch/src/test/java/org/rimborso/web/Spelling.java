package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.rule.Message;
import org.rimborso.web.sample.Sentences;

/**
 * How the sample's free strings are spelled: plainly, or by someone hostile who writes something
 * before each of them.
 */
final class Spelling {
  /** As they stand. */
  static final Spelling PLAIN = new Spelling(UnaryOperator.identity());

  private final UnaryOperator<String> spell;

  Spelling(UnaryOperator<String> spell) {
    this.spell = spell;
  }

  String of(String text) {
    return spell.apply(text);
  }

  Message say(String key, Object... arguments) {
    Object[] spelled = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      spelled[i] = arguments[i] instanceof String text ? of(text) : arguments[i];
    }
    return Message.of(Sentences.class, key, spelled);
  }

  CodeableConcept text(String text) {
    return new CodeableConcept(List.of(), Optional.of(of(text)));
  }

  CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(
        List.of(new Coding(system, of(code), Optional.of(of(display)))), Optional.empty());
  }

  Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(of(name)));
  }

  static PartialDate day(String iso) {
    return PartialDate.of(LocalDate.parse(iso));
  }
}
