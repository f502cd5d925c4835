package org.rimborso.sweep.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A line: one flat JSON object of texts. What is not known is not there. */
final class Fields {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> texts;

  Fields() {
    this(new LinkedHashMap<>());
  }

  private Fields(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is no object of texts
   */
  static Fields parse(String line) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>(40);
    try (JsonParser in = JSON.createParser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        if (in.nextToken() != JsonToken.VALUE_STRING) {
          throw new IOException("no text at " + key);
        }
        texts.put(key, in.getText());
      }
      if (in.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("no end of the object");
      }
    }
    return new Fields(texts);
  }

  Fields put(String key, Optional<?> value) {
    value.ifPresent(known -> texts.put(key, known.toString()));
    return this;
  }

  Fields put(String key, String value) {
    texts.put(key, value);
    return this;
  }

  Fields amount(String key, Optional<BigDecimal> value) {
    return put(key, value.map(BigDecimal::toPlainString));
  }

  String line() {
    StringWriter text = new StringWriter(400);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      for (Map.Entry<String, String> one : texts.entrySet()) {
        out.writeStringField(one.getKey(), one.getValue());
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** What must be there. */
  String required(String key) throws IOException {
    return text(key).orElseThrow(() -> new IOException("no " + key));
  }

  Optional<BigDecimal> amount(String key) {
    return text(key).map(BigDecimal::new);
  }

  Optional<LocalDate> day(String key) {
    return text(key).map(LocalDate::parse);
  }
}
