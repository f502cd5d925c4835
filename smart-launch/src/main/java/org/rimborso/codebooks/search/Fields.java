package org.rimborso.codebooks.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The fields of the index, and how names become words: writing and asking must agree. */
final class Fields {
  static final String CODE = "code";
  static final String ENGLISH = "en";
  static final String ITALIAN = "it";
  static final List<String> NAMES = List.of(ENGLISH, ITALIAN);
  static final String BILLABLE = "billable";
  static final String IN_FORCE = "in-force";

  /** In characters; more would cost the search a step of the stack each. */
  private static final int LONGEST_WORD = 60;

  /** Held, so that it is not made anew with another level: what Lucene advises is not for users. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private Fields() {}

  /** Splits at all that is no letter or digit. Gets text that {@link #folded} made. */
  static Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, new LowerCaseFilter(words));
      }
    };
  }

  /** Without accents, and with blanks for hyphens, so that both spellings are the same words. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The words of {@code text}, at most {@code most}; of a longer one than any name has the start.
   */
  static List<String> words(String text, int most) {
    List<String> words = new ArrayList<>();
    for (String word : folded(text).split(" ", most + 1)) {
      if (!word.isEmpty() && words.size() < most) {
        words.add(word.substring(0, Math.min(word.length(), LONGEST_WORD)));
      }
    }
    return words;
  }
}
