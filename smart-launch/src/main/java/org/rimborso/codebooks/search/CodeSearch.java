package org.rimborso.codebooks.search;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Codes by name or beginning, over what the site imported and what ships with the product. Where
 * both know a code, the site's English name counts; the product's Italian one is the only one there
 * is. Safe for many threads.
 */
public final class CodeSearch {
  private static final Comparator<NameIndex.Hit> BEST_FIRST =
      Comparator.comparingDouble(NameIndex.Hit::score)
          .reversed()
          .thenComparing(NameIndex.Hit::code);

  private final CodeSets codes;
  private final Function<CodeSystem, Optional<NameIndex>> imported;
  private final Function<CodeSystem, Optional<NameIndex>> shipped;

  /**
   * @param codes what names a found code and says whether it may be billed
   * @param imported the site's index of a system, if it has one
   * @param shipped the product's
   */
  public CodeSearch(
      CodeSets codes,
      Function<CodeSystem, Optional<NameIndex>> imported,
      Function<CodeSystem, Optional<NameIndex>> shipped) {
    this.codes = codes;
    this.imported = imported;
    this.shipped = shipped;
  }

  /**
   * Codes of {@code system} that fit {@code typed}, the best first: the exact code, codes that
   * begin so, names with all words; among these what may be billed on {@code day} before headers,
   * and what is in force before what is not.
   *
   * @param language of the names
   * @return at most {@code most}; none for blank text
   */
  public List<FoundCode> find(
      CodeSystem system, String typed, LocalDate day, Locale language, int most) {
    if (typed.isBlank()) {
      return List.of();
    }
    Map<String, NameIndex.Hit> byCode = new HashMap<>();
    layers(system)
        .flatMap(index -> index.find(typed, day, most).stream())
        .forEach(hit -> byCode.merge(hit.code(), hit, CodeSearch::joined));
    return byCode.values().stream()
        .sorted(BEST_FIRST)
        .limit(most)
        .map(hit -> found(system, hit, day, language))
        .toList();
  }

  private Stream<NameIndex> layers(CodeSystem system) {
    return Stream.of(imported, shipped).flatMap(layer -> layer.apply(system).stream());
  }

  /** Of one code in two layers: the first's name, the better score, whichever Italian there is. */
  private static NameIndex.Hit joined(NameIndex.Hit first, NameIndex.Hit second) {
    return new NameIndex.Hit(
        first.code(),
        Math.max(first.score(), second.score()),
        first.english(),
        first.italian().or(second::italian));
  }

  private FoundCode found(CodeSystem system, NameIndex.Hit hit, LocalDate day, Locale language) {
    return new FoundCode(
        system,
        CodeSets.display(system, hit.code()),
        codes.name(system, hit.code(), language).orElse(hit.english()),
        codes.ask(system, hit.code(), day));
  }
}
