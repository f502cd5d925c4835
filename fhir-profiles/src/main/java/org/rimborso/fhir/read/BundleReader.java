package org.rimborso.fhir.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Reads one JSON document: a Bundle of any kind, or a single resource. Resources are handed over as
 * they come; what no chart holds is skipped. Never throws for what stands in the document.
 */
public final class BundleReader {
  private final ReadOptions options;

  public BundleReader(ReadOptions options) {
    this.options = options;
  }

  /** Reads {@code json} to its end. */
  public Page read(byte[] json, Consumer<Item> sink) {
    if (ByteCursor.reads(json)) {
      return new Document(ByteCursor.on(json), into(sink)).read();
    }
    try (JacksonCursor cursor = JacksonCursor.on(json)) {
      return new Document(cursor, into(sink)).read();
    } catch (BrokenJson broken) {
      return Document.none(broken.fault());
    }
  }

  /**
   * Reads {@code in} to its end and leaves it open.
   *
   * @throws IOException where the stream itself fails; what was handed over until then is not all
   */
  public Page read(InputStream in, Consumer<Item> sink) throws IOException {
    return read(in, into(sink));
  }

  /**
   * Notes only what the resources of {@code in} go by, in {@code index}.
   *
   * @throws IOException where the stream itself fails
   */
  public static Page index(InputStream in, ReferenceIndex index) throws IOException {
    return read(in, Entries.into(index));
  }

  private Entries into(Consumer<Item> sink) {
    return Entries.into(sink, new Repeated(options));
  }

  private static Page read(InputStream in, Entries entries) throws IOException {
    try (JacksonCursor cursor = JacksonCursor.on(in)) {
      return new Document(cursor, entries).read();
    } catch (BrokenJson broken) {
      return Document.none(broken.fault());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
