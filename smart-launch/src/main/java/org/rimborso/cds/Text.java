package org.rimborso.cds;

/** Texts of rules and charts on their way into a card, where they must stay texts. */
final class Text {
  /** A card's summary stays below 140 characters. */
  private static final int SUMMARY = 139;

  private static final String MARKDOWN = "\\`*_[]#~|!";

  private Text() {}

  /** One line of plain text, cut where it is too long for a summary. */
  static String summary(String raw) {
    String line = line(raw);
    if (line.length() <= SUMMARY) {
      return line;
    }
    int end = line.lastIndexOf(' ', SUMMARY - 1);
    String kept = line.substring(0, end < SUMMARY / 2 ? SUMMARY - 1 : end);
    return (Character.isHighSurrogate(kept.charAt(kept.length() - 1))
            ? kept.substring(0, kept.length() - 1)
            : kept)
        + "…";
  }

  /** The text as GitHub's Markdown writes it: no markup, no HTML, no link comes of it. */
  static String detail(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    line(raw).chars().forEach(c -> append(safe, (char) c));
    return safe.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
  }

  private static void append(StringBuilder safe, char c) {
    switch (c) {
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '&' -> safe.append("&amp;");
      case '@' -> safe.append("&#64;");
      default -> {
        if (MARKDOWN.indexOf(c) >= 0) {
          safe.append('\\');
        }
        safe.append(c);
      }
    }
  }

  /** Without line ends, control characters, and those that turn the direction of writing. */
  static String line(String raw) {
    StringBuilder line = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean odd =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              if (odd) {
                line.append(' ');
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString().strip().replaceAll(" {2,}", " ");
  }
}
