package org.rimborso.desk.fix;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** What can be done about the findings of one chart; what is coded on it is looked up once. */
final class Offers {
  private final CodeSets codes;
  private final Chart chart;
  private final FixReach reach;
  private final Locale language;
  private final Map<CodeSystem, CodedFacts> facts = new EnumMap<>(CodeSystem.class);

  Offers(CodeSets codes, Chart chart, FixReach reach, Locale language) {
    this.codes = codes;
    this.chart = chart;
    this.reach = reach;
    this.language = language;
  }

  FixBook.Offer of(Fixable about) {
    Optional<FixBook.Barrier> barrier = reach.against(about);
    boolean picks = barrier.isEmpty() && about.kind().picksCode();
    return new FixBook.Offer(
        about,
        barrier,
        picks ? choices(about) : List.of(),
        picks ? WordsOnly.of(chart, about) : List.of());
  }

  private List<CodeChoice> choices(Fixable about) {
    CodedFacts known =
        facts.computeIfAbsent(about.day().system(), system -> new CodedFacts(chart, codes, system));
    return new CodeChoices(codes, chart, known, about, language).all();
  }
}
