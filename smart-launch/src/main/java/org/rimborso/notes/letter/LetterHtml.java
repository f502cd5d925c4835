package org.rimborso.notes.letter;

import java.util.Locale;
import org.rimborso.store.Letter;

/** A letter as the page that is set: each block of lines a paragraph, its title a heading. */
final class LetterHtml {
  static final String FAMILY = "Letter";

  private static final String STYLE =
      "@page{margin:22mm 22mm 25mm;@bottom-center{content:counter(page) ' / ' counter(pages);"
          + "font:9pt Letter}}"
          + "body{margin:0;font:10.5pt/1.4 Letter}"
          + "p,h1{margin:0 0 1.4em;white-space:pre-wrap;word-wrap:break-word;orphans:2;widows:2}"
          + "h1{font:13pt/1.4 Letter;page-break-after:avoid}";

  private LetterHtml() {}

  static String of(Letter letter) {
    StringBuilder page = new StringBuilder("<html lang=\"");
    escape(letter.language().toLowerCase(Locale.ROOT), page);
    page.append("\"><head><title>");
    escape(letter.title(), page);
    page.append("</title><meta name=\"description\" content=\"");
    escape(letter.title(), page);
    page.append("\"/><style>").append(STYLE).append("</style></head><body>");
    boolean headed = false;
    for (String block : letter.text().strip().split("\n[ \t]*\n", -1)) {
      boolean isTitle = !headed && block.strip().equals(letter.title());
      headed |= isTitle;
      append(isTitle ? "h1" : "p", block, page);
    }
    return page.append("</body></html>").toString();
  }

  private static void append(String element, String block, StringBuilder page) {
    page.append('<').append(element).append('>');
    escape(block, page);
    page.append("</").append(element).append('>');
  }

  /** As XML takes it; characters that XML has no place for are left out. */
  private static void escape(String text, StringBuilder page) {
    text.codePoints()
        .filter(LetterHtml::isText)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                default -> page.appendCodePoint(c);
              }
            });
  }

  private static boolean isText(int c) {
    return c == '\n'
        || c == '\t'
        || c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
  }
}
