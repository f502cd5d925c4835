package org.rimborso.fhir.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The names and values of a document whose bytes are all there, taken one after the other. What is
 * plain, as nearly everything is, is read here; a text with an escape or with letters beyond ASCII,
 * a number with an exponent, and why a document is broken, are left to the library.
 */
final class ByteTokens {
  /** Digits that surely fit a long. */
  private static final int DIGITS = 18;

  /** How many different names and texts one document is expected to repeat. */
  private static final int REPEATED = 1024;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final byte[] json;
  private final Spellings names;
  private final Spellings texts;
  private int at;

  /** At the start of {@code json}. */
  ByteTokens(byte[] json) {
    this(json, spellings(), spellings());
  }

  /** At the start of {@code json}, whose names and texts others before it may have spelled. */
  ByteTokens(byte[] json, Spellings names, Spellings texts) {
    this(json, names, texts, 0);
  }

  private ByteTokens(byte[] json, Spellings names, Spellings texts, int at) {
    this.json = json;
    this.names = names;
    this.texts = texts;
    this.at = at;
  }

  /** What a document is read with. */
  static Spellings spellings() {
    return new Spellings(REPEATED);
  }

  /** The same document from {@code start} on. */
  ByteTokens from(int start) {
    return new ByteTokens(json, names, texts, start);
  }

  /** Where the next token starts, or white space before it. */
  int at() {
    return at;
  }

  /** The next byte that is not white space, on which it then stands. */
  byte next() {
    while (at < json.length) {
      byte b = json[at];
      if (!Bytes.isSpace(b)) {
        return b;
      }
      at++;
    }
    throw malformed();
  }

  /** Whether nothing but white space is left. */
  boolean atEnd() {
    while (at < json.length && Bytes.isSpace(json[at])) {
      at++;
    }
    return at == json.length;
  }

  /** Past the one byte that it stands on. */
  void pass() {
    at++;
  }

  /** The name of a field; past it and its colon. */
  String name() {
    if (next() != '"') {
      throw malformed();
    }
    int from = at;
    int end = Bytes.plainUntil(json, from + 1);
    String name;
    if (end < json.length && json[end] == '"') {
      at = end + 1;
      name = names.of(json, from + 1, end);
    } else {
      name = unusualText();
    }
    if (at - from > JacksonCursor.MAX_NAME) {
      throw broken(Fault.Kind.BEYOND_LIMITS);
    }
    if (next() != ':') {
      throw malformed();
    }
    at++;
    return name;
  }

  String text() {
    int from = at + 1;
    int end = Bytes.plainUntil(json, from);
    if (end == json.length || json[end] != '"') {
      return unusualText();
    }
    if (end - from > JacksonCursor.MAX_STRING) {
      throw broken(Fault.Kind.BEYOND_LIMITS);
    }
    at = end + 1;
    return texts.of(json, from, end);
  }

  private String unusualText() {
    int from = at;
    passQuoted();
    return library(from, JsonParser::getText);
  }

  /** Past a text that nobody wants to read; it must still be one. */
  void passText() {
    int from = at;
    int end = Bytes.plainUntil(json, at + 1);
    if (end < json.length && json[end] == '"') {
      at = end + 1;
    } else {
      passQuoted();
      library(from, parser -> JsonToken.VALUE_STRING);
    }
  }

  /** Past the closing quote of whatever stands in quotes. */
  private void passQuoted() {
    int end = Bytes.plainUntil(json, at + 1);
    while (end < json.length && json[end] != '"') {
      if (json[end] >= 0 && json[end] < ' ') {
        throw malformed();
      }
      end = Bytes.plainUntil(json, Math.min(json.length, end + (json[end] == '\\' ? 2 : 1)));
    }
    if (end == json.length) {
      throw malformed();
    }
    at = end + 1;
  }

  /** Past the value that comes next, in which containers lie at most {@code room} deep. */
  void passValue(int room) {
    switch (next()) {
      case '{' -> passContainer('}', room);
      case '[' -> passContainer(']', room);
      case '"' -> passText();
      case 't', 'f' -> bool();
      case 'n' -> passNull();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw malformed();
    }
  }

  private void passContainer(char end, int room) {
    if (room == 0) {
      throw broken(Fault.Kind.BEYOND_LIMITS);
    }
    at++;
    for (boolean first = true; next() != end; first = false) {
      if (!first) {
        if (json[at] != ',') {
          throw malformed();
        }
        at++;
      }
      if (end == '}') {
        passName();
      }
      passValue(room - 1);
    }
    at++;
  }

  /** Past the name of a field that nobody wants to read, and its colon. */
  private void passName() {
    int end = next() == '"' ? Bytes.plainUntil(json, at + 1) : 0;
    if (end == 0 || end >= json.length || json[end] != '"' || end - at >= JacksonCursor.MAX_NAME) {
      name();
      return;
    }
    at = end + 1;
    if (next() != ':') {
      throw malformed();
    }
    at++;
  }

  /** Past the value that it stands on if it was seen before; its place there, or -1. */
  int passSeen(Seen<?> seen, int depth) {
    int place = seen.find(json, at, depth);
    if (place >= 0) {
      at += seen.length(place);
    }
    return place;
  }

  /** Remembers the value that was read since {@code start}. */
  <T> void keep(Seen<T> seen, int start, int depth, T value) {
    seen.keep(json, start, at, depth, value);
  }

  BigDecimal number() {
    int from = at;
    long digits = 0;
    int point = -1;
    byte b = json[at];
    while (Bytes.isDigit(b) || b == '.' && point < 0) {
      if (b == '.') {
        point = at;
      } else {
        digits = digits * 10 + (b - '0');
      }
      at++;
      b = at < json.length ? json[at] : 0;
    }
    boolean padded = json[from] == '0' && at - from > 1 && point != from + 1;
    if (Bytes.isOfNumber(b) || at - from > DIGITS || padded || point == at - 1) {
      return unusualNumber(from);
    }
    return BigDecimal.valueOf(digits, point < 0 ? 0 : at - point - 1);
  }

  private BigDecimal unusualNumber(int from) {
    while (at < json.length && Bytes.isOfNumber(json[at])) {
      at++;
    }
    return library(from, JsonParser::getDecimalValue);
  }

  boolean bool() {
    boolean value = json[at] == 't';
    literal(value ? TRUE : FALSE);
    return value;
  }

  /** Past a {@code null}. */
  void passNull() {
    literal(NULL);
  }

  private void literal(byte[] letters) {
    int end = at + letters.length;
    if (end > json.length || !Arrays.equals(json, at, end, letters, 0, letters.length)) {
      throw malformed();
    }
    at = end;
  }

  /** What the library makes of the value from {@code from} to where this stands. */
  private <T> T library(int from, Taking<T> take) {
    try (JsonParser parser = JacksonCursor.JSON.createParser(json, from, at - from)) {
      parser.nextToken();
      T taken = take.from(parser);
      if (parser.nextToken() == null) {
        return taken;
      }
    } catch (IOException e) {
      if (JacksonCursor.kind(e).equals(Optional.of(Fault.Kind.BEYOND_LIMITS))) {
        throw broken(Fault.Kind.BEYOND_LIMITS);
      }
    }
    throw malformed();
  }

  /** Takes the value that a parser stands on. */
  @FunctionalInterface
  private interface Taking<T> {
    T from(JsonParser parser) throws IOException;
  }

  /** That the document breaks JSON's grammar here; the library says how. */
  BrokenJson malformed() {
    return JacksonCursor.fault(json)
        .map(BrokenJson::new)
        .orElseGet(() -> broken(Fault.Kind.MALFORMED));
  }

  /** That the document cannot be read on from here. */
  BrokenJson broken(Fault.Kind why) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(at, json.length); i++) {
      if (json[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new BrokenJson(new Fault(why, line, at - start + 1));
  }
}
