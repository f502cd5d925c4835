package org.rimborso.rules.diagnosis;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * The titles of codes, official ones in English, and whether they have certain words. For one walk
 * over a chart: it has far fewer codes than diagnoses, so each code is looked up once.
 */
final class Titles {
  private final CodeSets codes;
  private final Pattern words;
  private final Map<CodeSystem, Map<String, Title>> known = new EnumMap<>(CodeSystem.class);

  Titles(CodeSets codes, Pattern words) {
    this.codes = codes;
    this.words = words;
  }

  private record Title(Optional<String> text, boolean hasWords) {}

  /** The code's title, else what the record shows; empty where neither is known. */
  Optional<String> of(JudgedCode code) {
    return title(code).text();
  }

  /** Whether the title has the words. */
  boolean haveWords(JudgedCode code) {
    return title(code).hasWords();
  }

  private Title title(JudgedCode code) {
    Map<String, Title> ofSystem = known.computeIfAbsent(code.system(), system -> new HashMap<>());
    Title official = ofSystem.get(code.bare());
    if (official == null) {
      official = title(codes.name(code.system(), code.bare(), Locale.ENGLISH));
      ofSystem.put(code.bare(), official);
    }
    return official.text().isPresent() ? official : title(code.coding().display());
  }

  private Title title(Optional<String> text) {
    return new Title(text, text.isPresent() && words.matcher(text.get()).find());
  }
}
