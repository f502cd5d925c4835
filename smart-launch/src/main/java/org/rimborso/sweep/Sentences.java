package org.rimborso.sweep;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rimborso.rule.Message;

/**
 * What messages say in one language. A facility is told the same few sentences again and again, and
 * putting one together takes longer than finding what was said before. Each message has one place,
 * which the next one that leads there takes over, so that this never grows.
 */
final class Sentences {
  private static final int PLACES = 1024;

  private final Locale language;

  /** Whoever races for a place finds either of the two, each whole. */
  private final @Nullable Said[] said = new @Nullable Said[PLACES];

  Sentences(Locale language) {
    this.language = language;
  }

  private record Said(Message message, String sentence) {}

  String of(Message message) {
    int hash = message.hashCode();
    int place = (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
    Said known = said[place];
    if (known == null || !known.message().equals(message)) {
      known = new Said(message, message.in(language));
      said[place] = known;
    }
    return known.sentence();
  }
}
