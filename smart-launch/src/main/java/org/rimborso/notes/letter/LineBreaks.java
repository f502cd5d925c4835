package org.rimborso.notes.letter;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: where Java says so, but for the apostrophe inside a word, which Java takes
 * for a closing quotation mark.
 */
final class LineBreaks implements FSTextBreaker {
  private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
  private String text = "";

  @Override
  public void setText(String next) {
    text = next;
    breaks.setText(next);
  }

  @Override
  public int next() {
    int at = breaks.next();
    while (isInsideWord(at)) {
      at = breaks.next();
    }
    return at;
  }

  private boolean isInsideWord(int at) {
    return at > 0
        && at < text.length()
        && text.charAt(at - 1) == '’'
        && Character.isLetter(text.charAt(at));
  }
}
