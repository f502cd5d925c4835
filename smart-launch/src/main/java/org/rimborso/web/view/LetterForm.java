package org.rimborso.web.view;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A letter in the making.
 *
 * @param id made with the form, so that a letter sent twice is one letter
 * @param language of the letter, {@code en} or {@code it}; the page may be in the other
 * @param isRestored whether it is what its author typed before and did not make
 * @param closed why there can be no such letter
 * @param trouble why it was not made
 */
public record LetterForm(
    String id,
    LetterKind kind,
    String language,
    String text,
    boolean isRestored,
    Optional<String> closed,
    Optional<String> trouble) {
  /**
   * The longest letter, in characters: a form of it fits into what the server takes, however its
   * characters are encoded on the way.
   */
  public static final int LONGEST = 7_000;

  /** What of the form a draft keeps. */
  public static final List<String> FIELDS = List.of("id", "text");

  private static final Pattern GAP = Pattern.compile("\\[[^\\[\\]\n]{1,200}\\]");

  public static LetterForm empty(String id, LetterKind kind, String language) {
    return new LetterForm(id, kind, language, "", false, Optional.empty(), Optional.empty());
  }

  /** With this text, its lines ended and its accents written in one way. */
  public LetterForm with(String typed) {
    String text = Normalizer.normalize(typed.replace("\r\n", "\n"), Normalizer.Form.NFC);
    return new LetterForm(id, kind, language, text, isRestored, closed, trouble);
  }

  /** As its author left it. */
  public LetterForm restored(Map<String, String> kept) {
    return new LetterForm(kept.getOrDefault("id", id), kind, language, "", true, closed, trouble)
        .with(kept.getOrDefault("text", ""));
  }

  /** Whether something in brackets waits to be filled in. */
  public boolean hasGaps() {
    return GAP.matcher(text).find();
  }

  public List<String> languages() {
    return List.of("en", "it");
  }

  public LetterForm closed(String why) {
    return new LetterForm(id, kind, language, "", false, Optional.of(why), trouble);
  }

  public LetterForm failed(String why) {
    return new LetterForm(id, kind, language, text, false, closed, Optional.of(why));
  }
}
