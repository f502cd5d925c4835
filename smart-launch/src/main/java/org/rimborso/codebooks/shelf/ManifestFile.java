package org.rimborso.codebooks.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.codebooks.Book;

/** The manifest as a JSON file, replaced as a whole or not at all. */
final class ManifestFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(
                      Book.class,
                      new ToStringSerializerBase(Book.class) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public String valueToString(Object value) {
                          return ((Book) value).id();
                        }
                      })
                  .addDeserializer(LocalDate.class, text(LocalDate.class, LocalDate::parse))
                  .addDeserializer(Instant.class, text(Instant.class, Instant::parse))
                  .addDeserializer(Book.class, text(Book.class, ManifestFile::book)))
          .build();

  private final Path file;

  ManifestFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /**
   * The manifest; {@link Manifest#EMPTY} where there is none yet.
   *
   * @throws Damaged if it is not one that this version wrote
   */
  Manifest read() {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return Manifest.EMPTY;
    } catch (IOException unreadable) {
      throw new Damaged(file.getFileName() + " cannot be read", unreadable);
    }
    return parsed(bytes);
  }

  private Manifest parsed(byte[] bytes) {
    try {
      int format = JSON.readTree(bytes).path("format").asInt();
      if (format != Manifest.FORMAT) {
        throw new Damaged(
            file.getFileName() + " was written by another version of Rimborso: import again");
      }
      return JSON.readValue(bytes, Manifest.class);
    } catch (IOException | IllegalArgumentException garbled) {
      throw new Damaged(file.getFileName() + " is not a manifest", garbled);
    }
  }

  static byte[] bytes(Manifest manifest) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(manifest)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * Tells this state of the file from every other, without reading it; empty where there is none.
   */
  Optional<Identity> identity() {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Identity(
              Optional.ofNullable(seen.fileKey()),
              seen.lastModifiedTime().toInstant(),
              seen.size()));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** What changes when the file is replaced. */
  record Identity(Optional<Object> key, Instant modified, long size) {}

  private static Book book(String id) {
    return Book.ofId(id).orElseThrow(() -> new IllegalArgumentException("no such book"));
  }

  private static <T> FromStringDeserializer<T> text(Class<T> type, Function<String, T> parse) {
    return new FromStringDeserializer<>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      protected T _deserialize(String value, DeserializationContext context) {
        try {
          return parse.apply(value);
        } catch (DateTimeParseException wrong) {
          throw new IllegalArgumentException("no date", wrong);
        }
      }
    };
  }
}
