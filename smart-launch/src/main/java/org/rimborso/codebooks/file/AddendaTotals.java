package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the end of an addenda file says of the edition before and after, such as {@code 74719 codes
 * in icd10cm_order_2026.txt}.
 */
final class AddendaTotals {
  private static final Pattern TOTAL =
      Pattern.compile("\\s*([0-9]{1,9}) (headers|codes) in (\\S+)\\s*");

  private final List<Long> headers = new ArrayList<>();
  private final List<Long> codes = new ArrayList<>();
  private String lastName = "";

  /** Takes a line that may be a total. */
  void take(String text) {
    Matcher total = TOTAL.matcher(text);
    if (total.matches()) {
      (total.group(2).equals("codes") ? codes : headers).add(Long.valueOf(total.group(1)));
      lastName = total.group(3);
    }
  }

  /** The name of the list that results; empty text if none is told. */
  String resultName() {
    return lastName;
  }

  /** Whether nothing it says of the edition before differs from these. */
  boolean fitBefore(long headersThere, long codesThere) {
    return fits(headers, 0, headersThere) && fits(codes, 0, codesThere);
  }

  /** Whether nothing it says of the edition after differs from these. */
  boolean fitAfter(long headersThere, long codesThere) {
    return fits(headers, 1, headersThere) && fits(codes, 1, codesThere);
  }

  private static boolean fits(List<Long> told, int at, long there) {
    return told.size() <= at || told.get(at) == there;
  }

  /** How many headers it says were there before (0) or are after (1); 0 if it does not. */
  long headers(int at) {
    return headers.size() > at ? headers.get(at) : 0;
  }

  /** What it says of the edition before (0) or after (1), for people. */
  String told(int at) {
    String text = codes.size() > at ? codes.get(at) + " codes" : "an unknown number of codes";
    return headers.size() > at ? text + " and " + headers.get(at) + " headers" : text;
  }

  /** Whether headers are counted too, as in the addenda of an order file. */
  boolean countsHeaders() {
    return !headers.isEmpty();
  }
}
