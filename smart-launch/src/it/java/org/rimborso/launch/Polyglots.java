package org.rimborso.launch;

import java.util.ArrayList;
import java.util.List;

/** Texts that become script if any page anywhere forgets where it writes them; each would set {@code window.__x}. */
final class Polyglots {
  /** What gives a text a meaning in HTML, and what stands in for it: as odd to every pattern of ours, but without meaning. */
  private static final String SHARP = "<>\"'&`";
  private static final String BLUNT = "()*^~!";

  private Polyglots() {}

  static List<String> all() {
    List<String> texts = new ArrayList<>();
    WholeChart.resource("polyglots.json").forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The same with nothing in it that a page could trip over: as long, and of the same shape. */
  static String harmless(String text) {
    StringBuilder blunt = new StringBuilder(text);
    for (int i = 0; i < blunt.length(); i++) {
      int sharp = SHARP.indexOf(blunt.charAt(i));
      if (sharp >= 0) {
        blunt.setCharAt(i, BLUNT.charAt(sharp));
      }
    }
    return blunt.toString();
  }
}
