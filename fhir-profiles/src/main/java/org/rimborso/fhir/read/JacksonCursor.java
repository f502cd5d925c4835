package org.rimborso.fhir.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The cursor on Jackson's streaming parser: for pages, for files, for hostile input. */
final class JacksonCursor implements Cursor, AutoCloseable {
  /** Containers within containers. FHIR resources in a Bundle seldom pass 15. */
  static final int MAX_DEPTH = 100;

  /** Characters of one text that is read; what is skipped is not held in memory. */
  static final int MAX_STRING = 4 << 20;

  /** Characters of one number; money in no currency needs 40. */
  static final int MAX_NUMBER = 256;

  /** Bytes of one field's name. */
  static final int MAX_NAME = 4096;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  private final JsonParser parser;

  /** Whether the cursor stands on a value that was neither entered nor taken. */
  private boolean fresh;

  private int depth;
  private String name = "";

  private JacksonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** On the document's first value. */
  static JacksonCursor on(InputStream in) {
    return start(() -> JSON.createParser(in));
  }

  /** On the document's first value. */
  static JacksonCursor on(byte[] json) {
    return start(() -> JSON.createParser(json));
  }

  private static JacksonCursor start(Step<JsonParser> open) {
    try {
      JacksonCursor cursor = new JacksonCursor(open.run());
      cursor.first();
      return cursor;
    } catch (CharConversionException oddEncoding) {
      throw new BrokenJson(new Fault(Fault.Kind.NOT_JSON, 1, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void first() {
    JsonToken token;
    try {
      token = step(parser::nextToken);
    } catch (BrokenJson broken) {
      Fault.Kind kind = broken.fault().kind();
      throw kind == Fault.Kind.MALFORMED ? broken(Fault.Kind.NOT_JSON) : broken;
    }
    if (token == null) {
      throw broken(Fault.Kind.EMPTY);
    }
    fresh = true;
  }

  @Override
  public Kind kind() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> Kind.OBJECT;
      case START_ARRAY -> Kind.ARRAY;
      case VALUE_STRING -> Kind.STRING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
      default -> Kind.NULL;
    };
  }

  @Override
  public void enter() {
    depth++;
    fresh = false;
  }

  @Override
  public boolean nextField() {
    try {
      if (fresh) {
        parser.skipChildren();
        fresh = false;
      }
      String next = parser.nextFieldName();
      if (next == null) {
        return more(false);
      }
      name = next;
      parser.nextToken();
      fresh = more(true);
      return true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public String field() {
    return name;
  }

  @Override
  public boolean nextItem() {
    try {
      if (fresh) {
        parser.skipChildren();
        fresh = false;
      }
      fresh = more(parser.nextToken() != JsonToken.END_ARRAY);
      return fresh;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** {@code there}, or out of the container; an end before the document's end is a broken one. */
  private boolean more(boolean there) {
    if (parser.currentToken() == null) {
      throw broken(Fault.Kind.TRUNCATED);
    }
    if (!there) {
      depth--;
    }
    return there;
  }

  @Override
  public String string() {
    fresh = false;
    try {
      return parser.getText();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public BigDecimal number() {
    fresh = false;
    try {
      return parser.getDecimalValue();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean bool() {
    fresh = false;
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public String path(int from) {
    Deque<JsonStreamContext> below = new ArrayDeque<>();
    JsonStreamContext context = parser.getParsingContext();
    if (fresh && parser.currentToken().isStructStart()) {
      context = context.getParent();
    }
    for (int at = depth; at >= from && !context.inRoot(); at--) {
      below.push(context);
      context = context.getParent();
    }
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext one : below) {
      if (one.inArray()) {
        path.append('[').append(one.getCurrentIndex()).append(']');
      } else if (one.hasCurrentName()) {
        path.append(path.isEmpty() ? "" : ".").append(one.getCurrentName());
      }
    }
    return path.toString();
  }

  @Override
  public Replay rest() {
    byte[] copy = RestOfObject.copy(parser, name, this);
    depth--;
    fresh = false;
    return () -> {
      JacksonCursor again = on(copy);
      again.enter();
      return again;
    };
  }

  @Override
  public boolean atEnd() {
    if (fresh) {
      step(parser::skipChildren);
      fresh = false;
    }
    return step(parser::nextToken) == null;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BrokenJson broken(Fault.Kind kind) {
    JsonLocation at = parser.currentLocation();
    return new BrokenJson(new Fault(kind, at.getLineNr(), at.getColumnNr()));
  }

  /** Something the parser does. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** One step of the parser. */
  <T> T step(Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What a failure of the parser means. Its messages may quote the document: they end here. */
  private RuntimeException failed(IOException failure) {
    return kind(failure)
        .<RuntimeException>map(this::broken)
        .orElseGet(() -> new UncheckedIOException(failure));
  }

  /** What is wrong with a document by which the parser failed; empty where the stream failed. */
  static Optional<Fault.Kind> kind(IOException failure) {
    if (failure instanceof JsonEOFException) {
      return Optional.of(Fault.Kind.TRUNCATED);
    }
    if (failure instanceof StreamConstraintsException) {
      return Optional.of(Fault.Kind.BEYOND_LIMITS);
    }
    return failure instanceof JsonProcessingException || failure instanceof CharConversionException
        ? Optional.of(Fault.Kind.MALFORMED)
        : Optional.empty();
  }

  /** Why {@code json}, read to its end, is no JSON; empty where it is. */
  static Optional<Fault> fault(byte[] json) {
    try (JacksonCursor cursor = on(json)) {
      cursor.atEnd();
      return Optional.empty();
    } catch (BrokenJson broken) {
      return Optional.of(broken.fault());
    }
  }
}
