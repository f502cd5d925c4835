package org.rimborso.fhir.read;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads many small documents one after the other, as lines of ndjson are: what they have in common
 * is spelled once. It reads each as {@link BundleReader} does. Not safe for several threads.
 */
public final class LineReader {
  private final Spellings names = ByteTokens.spellings();
  private final Spellings texts = ByteTokens.spellings();
  private final ReadOptions options;
  private final Repeated repeated;

  public LineReader(ReadOptions options) {
    this.options = options;
    repeated = new Repeated(options);
  }

  /** Reads {@code json} to its end. */
  public Page read(byte[] json, Consumer<Item> sink) {
    return read(json, Entries.into(sink, repeated));
  }

  /** Walks over {@code json} to its end; finds the same faults, and of its resources whose. */
  public Page whose(byte[] json, Consumer<Whose> sink) {
    return read(json, Whose.into(sink, options.references(), repeated));
  }

  /** Notes what the resources of {@code json} go by, those of {@code type}, in {@code index}. */
  public Page index(byte[] json, String type, ReferenceIndex index) {
    return read(json, Entries.into(index, type::equals, repeated));
  }

  private Page read(byte[] json, Entries entries) {
    Function<Cursor, Page> reading = cursor -> new Document(cursor, entries).read();
    if (ByteCursor.reads(json)) {
      return reading.apply(ByteCursor.on(new ByteTokens(json, names, texts)));
    }
    try (JacksonCursor cursor = JacksonCursor.on(json)) {
      return reading.apply(cursor);
    } catch (BrokenJson broken) {
      return Document.none(broken.fault());
    }
  }
}
