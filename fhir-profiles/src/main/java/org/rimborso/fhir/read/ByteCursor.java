package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The cursor on a document whose bytes are all there: walks over them itself. It reads the same as
 * {@link JacksonCursor} and refuses the same.
 */
final class ByteCursor implements Cursor {
  private static final int USUAL_DEPTH = 16;

  private final ByteTokens tokens;

  /** By depth: the field that is walked there, where it is an object. */
  private String[] fields = new String[USUAL_DEPTH];

  /** By depth: the item that is walked there, where it is an array; -1 before the first. */
  private int[] items = new int[USUAL_DEPTH];

  private int depth;
  private Kind kind = Kind.NULL;

  /** Where the name of the last field stands. */
  private int named;

  /** Whether the cursor stands on a value that was neither entered nor taken. */
  private boolean fresh;

  /** Whether nothing of the container that was entered has been passed. */
  private boolean first;

  private ByteCursor(ByteTokens tokens) {
    this.tokens = tokens;
    Arrays.fill(fields, "");
    Arrays.fill(items, -1);
  }

  /** Whether this cursor can read the document: an object in UTF-8 without a byte order mark. */
  static boolean reads(byte[] json) {
    return json.length > 1 && json[0] == '{' && json[1] != 0;
  }

  /** On the document's first value. */
  static ByteCursor on(byte[] json) {
    return on(new ByteTokens(json));
  }

  /** On the first value of the document whose tokens these are. */
  static ByteCursor on(ByteTokens tokens) {
    ByteCursor cursor = new ByteCursor(tokens);
    cursor.arrive();
    return cursor;
  }

  /** Before the field that is named at {@code start}, in an object {@code depth} deep. */
  private static ByteCursor inside(ByteTokens tokens, int depth, int start) {
    ByteCursor cursor = new ByteCursor(tokens.from(start));
    cursor.depth = depth;
    cursor.makeRoom();
    cursor.first = true;
    return cursor;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void enter() {
    if (depth == JacksonCursor.MAX_DEPTH) {
      throw broken(Fault.Kind.BEYOND_LIMITS);
    }
    depth++;
    makeRoom();
    fields[depth] = "";
    items[depth] = -1;
    tokens.pass();
    fresh = false;
    first = true;
  }

  private void makeRoom() {
    if (depth >= fields.length) {
      int before = fields.length;
      fields = Arrays.copyOf(fields, JacksonCursor.MAX_DEPTH + 1);
      items = Arrays.copyOf(items, fields.length);
      Arrays.fill(fields, before, fields.length, "");
      Arrays.fill(items, before, items.length, -1);
    }
  }

  @Override
  public boolean nextField() {
    if (!goesOn('}')) {
      return false;
    }
    named = tokens.at();
    fields[depth] = tokens.name();
    arrive();
    return true;
  }

  @Override
  public String field() {
    return fields[depth];
  }

  @Override
  public boolean nextItem() {
    if (!goesOn(']')) {
      return false;
    }
    items[depth]++;
    arrive();
    return true;
  }

  /** To what comes next in the container that was entered, or past its end. */
  private boolean goesOn(char end) {
    if (fresh) {
      skip();
    }
    byte b = tokens.next();
    if (b == end) {
      tokens.pass();
      depth--;
      first = false;
      return false;
    }
    if (!first) {
      if (b != ',') {
        throw tokens.malformed();
      }
      tokens.pass();
    }
    first = false;
    return true;
  }

  /** On the value that comes next. */
  private void arrive() {
    kind =
        switch (tokens.next()) {
          case '{' -> Kind.OBJECT;
          case '[' -> Kind.ARRAY;
          case '"' -> Kind.STRING;
          case 't', 'f' -> Kind.BOOLEAN;
          case 'n' -> Kind.NULL;
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
          default -> throw tokens.malformed();
        };
    fresh = true;
  }

  @Override
  public String string() {
    fresh = false;
    return tokens.text();
  }

  @Override
  public BigDecimal number() {
    fresh = false;
    return tokens.number();
  }

  @Override
  public boolean bool() {
    fresh = false;
    return tokens.bool();
  }

  /** Past the value that it stands on. */
  private void skip() {
    fresh = false;
    switch (kind) {
      case OBJECT, ARRAY -> tokens.passValue(JacksonCursor.MAX_DEPTH - depth);
      case STRING -> tokens.passText();
      case NUMBER -> tokens.number();
      case BOOLEAN -> tokens.bool();
      case NULL -> tokens.passNull();
    }
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public String path(int from) {
    StringBuilder path = new StringBuilder();
    for (int i = from; i <= depth; i++) {
      if (items[i] >= 0) {
        path.append('[').append(items[i]).append(']');
      } else if (!fields[i].isEmpty()) {
        path.append(path.isEmpty() ? "" : ".").append(fields[i]);
      }
    }
    return path.toString();
  }

  @Override
  public Replay rest() {
    int object = depth;
    int start = named;
    while (nextField()) {
      // To the end of the object.
    }
    return () -> inside(tokens, object, start);
  }

  @Override
  public <T> T value(Seen<T> seen, Supplier<T> read, BooleanSupplier isSound) {
    int start = tokens.at();
    int place = tokens.passSeen(seen, depth);
    if (place >= 0) {
      fresh = false;
      return seen.value(place);
    }
    T value = read.get();
    if (isSound.getAsBoolean()) {
      tokens.keep(seen, start, depth, value);
    }
    return value;
  }

  @Override
  public boolean atEnd() {
    if (fresh) {
      skip();
    }
    return tokens.atEnd();
  }

  @Override
  public BrokenJson broken(Fault.Kind why) {
    return tokens.broken(why);
  }
}
