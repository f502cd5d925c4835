package org.rimborso.fhir.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Documents as no serializer would write them: white space anywhere, odd numbers, escapes, names of
 * many scripts. Knows where each value stands, in characters.
 */
final class RandomJson {
  private static final String[] NUMBERS = {
    "0", "-0", "1.00", "1e5", "12.3400E-02", "-7", "900719925474099312345"
  };
  private static final String[] TEXTS = {
    "",
    "plain",
    "\\u00e9",
    "\\\\",
    "\\\"quoted\\\"",
    "a\\/b",
    "città",
    "日本",
    "\\ud83d\\ude00",
    "😀",
    "}],{",
    ":,",
    "\\n\\t"
  };
  private static final String[] SPACES = {"", "", " ", "\n", "\r\n  ", "\t", "   "};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();

  private RandomJson(Random random) {
    this.random = random;
  }

  /** Where a value stands. */
  record Place(String pointer, int start, int end) {}

  record Document(String text, List<Place> places) {}

  static Document resource(Random random) {
    RandomJson json = new RandomJson(random);
    json.space();
    json.text.append("{");
    json.space();
    json.text.append("\"resourceType\":\"Condition\",\"id\" : \"c1\"");
    int members = random.nextInt(8);
    for (int i = 0; i < members; i++) {
      json.member("", i);
    }
    json.space();
    json.text.append("}");
    json.space();
    return new Document(json.text.toString(), List.copyOf(json.places));
  }

  private void space() {
    text.append(SPACES[random.nextInt(SPACES.length)]);
  }

  private void member(String pointer, int index) {
    space();
    text.append(",");
    space();
    String name = "m" + index + (random.nextInt(4) == 0 ? "à" : "");
    text.append('"').append(name).append('"');
    space();
    text.append(":");
    space();
    value(pointer + "/" + name, 0);
  }

  private void value(String pointer, int depth) {
    int start = text.length();
    int kind = random.nextInt(depth > 3 ? 4 : 6);
    switch (kind) {
      case 0 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> text.append(random.nextBoolean());
      case 2 -> text.append("null");
      case 3 -> text.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
      case 4 -> {
        text.append("{");
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
          nested(pointer + "/k" + i, "\"k" + i + "\"", i, depth);
        }
        space();
        text.append("}");
      }
      default -> {
        text.append("[");
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
          nested(pointer + "/" + i, "", i, depth);
        }
        space();
        text.append("]");
      }
    }
    places.add(new Place(pointer, start, text.length()));
  }

  private void nested(String pointer, String name, int index, int depth) {
    if (index > 0) {
      space();
      text.append(",");
    }
    space();
    text.append(name);
    if (!name.isEmpty()) {
      space();
      text.append(":");
      space();
    }
    value(pointer, depth + 1);
  }
}
