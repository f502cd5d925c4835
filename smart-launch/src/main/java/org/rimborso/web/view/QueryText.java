package org.rimborso.web.view;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.fhir.write.NoteText;

/**
 * What may be typed into a question to a clinician or into an answer: what may stand in a note, and
 * no amount of money, for what is documented must not hang on it.
 */
final class QueryText {
  private static final Pattern MONEY =
      Pattern.compile(
          "\\p{Sc}|\\b(?:usd|eur|gbp|chf|dollars?|dollar[oi]|euros?)\\b"
              + "|\\b\\d{1,3}(?:[.,]\\d{3})+[.,]\\d{2}\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private QueryText() {}

  /** What stands against the text; empty where nothing does, or nothing was typed. */
  static Optional<String> fault(String typed, Words words) {
    return fault(NoteText.of(typed), typed, words);
  }

  /** The same of one line. */
  static Optional<String> faultOfLine(String typed, Words words) {
    return fault(NoteText.ofField(typed), typed, words);
  }

  private static Optional<String> fault(NoteText judged, String typed, Words words) {
    if (judged instanceof NoteText.TooLong length) {
      return Optional.of(words.say("note.too-long", length.longest()));
    }
    if (judged instanceof NoteText.Forbidden) {
      return Optional.of(words.say("note.hidden"));
    }
    return MONEY.matcher(typed).find()
        ? Optional.of(words.say("query.no-amounts"))
        : Optional.empty();
  }

  /** The text as it is kept. */
  static String kept(String typed) {
    return NoteText.of(typed) instanceof NoteText.Accepted accepted ? accepted.text() : "";
  }
}
