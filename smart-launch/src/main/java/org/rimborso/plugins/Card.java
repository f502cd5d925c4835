package org.rimborso.plugins;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Rule;

/**
 * What a rule of a plug-in says of itself, asked once, when its jar is opened.
 *
 * @param pages by language
 */
record Card(
    String id,
    Set<String> beats,
    Optional<Fault> fault,
    List<Parameter> parameters,
    List<Need> needs,
    Map<Locale, String> pages) {
  private static final int LONGEST = 80;

  /**
   * Asks it.
   *
   * @param prefix what its id has to begin with
   * @throws Unfit if what it says breaks the contract
   */
  static Card of(Rule rule, String prefix) throws Unfit {
    String id = rule.id();
    if (!id.startsWith(prefix) || !Declared.isWords(id) || id.length() > LONGEST) {
      throw Unfit.because("other-prefix", id, prefix);
    }
    List<Parameter> parameters = List.copyOf(rule.parameters());
    boolean own =
        rule.fault().stream().allMatch(fault -> fault.rule().equals(id))
            && parameters.stream().allMatch(parameter -> parameter.owner().equals(id));
    if (!own) {
      throw Unfit.because("speaks-for-others", id);
    }
    String english =
        rule.page(Locale.ENGLISH)
            .filter(page -> !page.isBlank())
            .orElseThrow(() -> Unfit.because("no-page", id));
    return new Card(
        id,
        Set.copyOf(rule.beats()),
        rule.fault(),
        parameters,
        List.copyOf(rule.needs()),
        Map.of(Locale.ENGLISH, english, Locale.ITALIAN, rule.page(Locale.ITALIAN).orElse(english)));
  }

  /** Its page in {@code language}, else in English. */
  String page(Locale language) {
    String english = pages.getOrDefault(Locale.ENGLISH, "");
    return pages.getOrDefault(Locale.forLanguageTag(language.getLanguage()), english);
  }
}
