package org.rimborso.payerrules;

import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where the characters of a text in YAML stand in the file: quotes, escapes, indents and folded
 * line ends are in the file only.
 *
 * @param source the whole file
 */
record ScalarPlaces(String source, ScalarNode node) {

  /** The place of one character of the text; near it where it cannot be told. */
  Spot of(int offset) {
    String value = node.getValue();
    int at = first();
    int end = Math.min(source.length(), node.getEndMark().getIndex());
    int wanted = Math.min(offset, value.length());
    for (int i = 0; i < wanted && at < end; i++) {
      at = after(value.charAt(i), at, end);
    }
    while (wanted < value.length() && at < end && skips(value.charAt(wanted), at)) {
      at++;
    }
    return Spot.of(source, Math.min(at, end));
  }

  /** Behind a quote, or behind the line of a block's mark. */
  private int first() {
    int start = node.getStartMark().getIndex();
    return switch (node.getScalarStyle()) {
      case LITERAL, FOLDED -> source.indexOf('\n', start) + 1;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
      default -> start;
    };
  }

  /** Where the file goes on after this character of the text. */
  private int after(char written, int from, int end) {
    int at = from;
    if (!Character.isWhitespace(written)) {
      while (at < end && source.charAt(at) != written) {
        at++;
      }
      return at + 1 + (isDoubledQuote(at) ? 1 : 0);
    }
    if (at < end && source.charAt(at) == written && written != '\n') {
      return at + 1;
    }
    int line = source.indexOf('\n', at);
    if (line < 0 || line >= end || !source.substring(at, line).isBlank()) {
      return at;
    }
    at = line + 1;
    while (at < end && isIndent(at)) {
      at++;
    }
    return at;
  }

  private boolean isIndent(int at) {
    return source.charAt(at) == ' ' || source.charAt(at) == '\t';
  }

  private boolean skips(char wanted, int at) {
    return source.charAt(at) != wanted
        && (Character.isWhitespace(source.charAt(at)) || source.charAt(at) == '\\');
  }

  private boolean isDoubledQuote(int at) {
    return source.startsWith("''", at) && node.getValue().indexOf("''") < 0;
  }
}
