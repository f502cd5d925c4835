package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last column of the conversion table, which is written for people: one code, several, a range,
 * a whole category, or None.
 *
 * @param codes the single codes named, bare; one empty text where there is none
 * @param wording empty for one code; else as published, for those who read it
 */
record PreviousCodes(List<String> codes, String wording) {
  private static final Pattern SINGLE = Pattern.compile("[A-Z][0-9A-Z]{2}(?:\\.[0-9A-Z]{1,4})?");
  private static final Pattern SEVERAL =
      Pattern.compile(
          SINGLE
              + "(?:-"
              + SINGLE
              + ")?(?:(?: *[,;&] *| +and +| +)"
              + SINGLE
              + "(?:-"
              + SINGLE
              + ")?)*");
  private static final Pattern RANGE = Pattern.compile("(" + SINGLE + ")(?:-(" + SINGLE + "))?");

  PreviousCodes {
    codes = List.copyOf(codes);
  }

  static PreviousCodes of(String published) {
    String text = published.replaceAll("\\s+", " ").strip();
    if (SINGLE.matcher(text).matches()) {
      return new PreviousCodes(List.of(text.replace(".", "")), "");
    }
    List<String> codes = new ArrayList<>();
    if (SEVERAL.matcher(text).matches()) {
      Matcher named = RANGE.matcher(text);
      while (named.find()) {
        codes.addAll(between(named.group(1), named.group(2)));
      }
    }
    return new PreviousCodes(
        codes.isEmpty() || codes.contains("") ? List.of("") : codes,
        text.equals("None") ? "" : text);
  }

  /** Both ends and what lies between, if they differ in one last digit; else an empty text. */
  private static List<String> between(String from, @Nullable String to) {
    String first = from.replace(".", "");
    if (to == null) {
      return List.of(first);
    }
    String last = to.replace(".", "");
    int end = first.length() - 1;
    boolean near = last.length() == first.length() && last.startsWith(first.substring(0, end));
    List<String> codes = new ArrayList<>();
    if (near && Character.isDigit(first.charAt(end)) && Character.isDigit(last.charAt(end))) {
      for (char digit = first.charAt(end); digit <= last.charAt(end); digit++) {
        codes.add(first.substring(0, end) + digit);
      }
    }
    return codes.isEmpty() ? List.of("") : codes;
  }
}
