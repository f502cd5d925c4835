package org.rimborso.desk.fix;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * The codes that a clinician is offered in place of a faulty one: what is below it, what is beside
 * it, and what something coded on the chart speaks for; each group in code order, so that no code
 * is put forward because of what it pays.
 */
final class CodeChoices {
  /** A category of ICD-10-CM and ICD-9-CM has three characters. */
  private static final int CATEGORY = 3;

  private static final int MOST = 12;
  private static final int SHORTEST_PREFIX = 3;

  private final CodeSets codes;
  private final Fixable about;
  private final CodedFacts facts;
  private final CodeSystem system;
  private final LocalDate day;
  private final Locale language;

  CodeChoices(CodeSets codes, Chart chart, Fixable about, Locale language) {
    this(codes, chart, new CodedFacts(chart, codes, about.day().system()), about, language);
  }

  /**
   * @param facts of the chart, in the system that the finding is about
   */
  CodeChoices(CodeSets codes, Chart chart, CodedFacts facts, Fixable about, Locale language) {
    this.codes = codes;
    this.facts = facts;
    this.about = about;
    system = about.day().system();
    day = about.day().on().orElse(chart.asOf());
    this.language = language;
  }

  /** All of them. */
  List<CodeChoice> all() {
    Set<String> listed = new LinkedHashSet<>();
    List<CodeChoice> choices = new ArrayList<>();
    String faulty = CodeSets.normalize(about.faulty());
    List<String> below = faulty.isEmpty() ? List.of() : below(faulty);
    if (!faulty.isEmpty()) {
      add(below, CodeChoice.Group.BELOW, listed, choices);
      add(beside(faulty), CodeChoice.Group.BESIDE, listed, choices);
    }
    // Of what is only too vague no other disease is the answer, however well it is coded elsewhere.
    String kin = below.isEmpty() ? "" : faulty.substring(0, Math.min(CATEGORY, faulty.length()));
    add(
        supported(faulty).stream().filter(code -> code.startsWith(kin)).toList(),
        CodeChoice.Group.SUPPORTED,
        listed,
        choices);
    return choices;
  }

  /** A code judged on the day, with what speaks for it. */
  CodeChoice of(String code, CodeChoice.Group group) {
    return new CodeChoice(
        CodeSets.display(system, code),
        codes.name(system, code, language).orElse(""),
        group,
        facts.of(code, about.resource()),
        codes.ask(system, code, day));
  }

  private List<String> below(String faulty) {
    return codes.billableBelow(system, faulty, day);
  }

  /** What shares all of the faulty code but its last character. */
  private List<String> beside(String faulty) {
    return faulty.length() <= SHORTEST_PREFIX
        ? List.of()
        : codes.billableBelow(system, faulty.substring(0, faulty.length() - 1), day);
  }

  private List<String> supported(String faulty) {
    return facts.codes().stream()
        .filter(code -> !facts.of(code, about.resource()).isEmpty())
        .filter(code -> codes.ask(system, code, day) instanceof CodeAnswer.Billable)
        .filter(code -> !code.equals(faulty))
        .toList();
  }

  /** At most so many of a group; those that something speaks for are never the ones left out. */
  private void add(
      List<String> some, CodeChoice.Group group, Set<String> listed, List<CodeChoice> choices) {
    List<CodeChoice> fresh =
        some.stream()
            .map(CodeSets::normalize)
            .filter(code -> !code.equals(CodeSets.normalize(about.faulty())))
            .filter(listed::add)
            .map(code -> of(code, group))
            .toList();
    long backed = fresh.stream().filter(one -> !one.facts().isEmpty()).count();
    long others = Math.max(0, MOST - backed);
    for (CodeChoice choice : fresh) {
      if (!choice.facts().isEmpty() || others-- > 0) {
        choices.add(choice);
      }
    }
  }
}
