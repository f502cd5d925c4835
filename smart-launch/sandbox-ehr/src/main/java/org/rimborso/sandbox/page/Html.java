package org.rimborso.sandbox.page;

/** Text on its way into HTML. */
public final class Html {

  private Html() {}

  /** The text with everything escaped that means something in element content or attributes. */
  public static String text(String raw) {
    StringBuilder escaped = new StringBuilder(raw.length() + 16);
    raw.chars().forEach(c -> append(escaped, (char) c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.append(c);
    }
  }
}
