package org.rimborso.codebooks.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * The index of one code system, open for questions. The system's memory holds it, not the heap.
 * Safe for many threads. After it was closed it knows no code.
 */
public final class NameIndex implements Closeable {
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.CODE, SortField.Type.STRING));

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private NameIndex(Directory directory) throws IOException {
    this.directory = directory;
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  /**
   * A code that fits.
   *
   * @param code bare
   * @param score the higher, the better; comparable between indexes
   */
  public record Hit(String code, double score, String english, Optional<String> italian) {
    /** The name in that language, not in another one. */
    public Optional<String> name(Locale language) {
      return switch (language.getLanguage()) {
        case "en" -> Optional.of(english);
        case "it" -> italian;
        default -> Optional.empty();
      };
    }
  }

  /**
   * Opens the index in {@code folder}.
   *
   * @throws IOException if there is none, or it is damaged where that shows at once
   */
  public static NameIndex open(Path folder) throws IOException {
    Directory directory = new MMapDirectory(folder, NoLockFactory.INSTANCE);
    try {
      return new NameIndex(directory);
    } catch (IOException | RuntimeException broken) {
      directory.close();
      throw broken instanceof IOException io ? io : new IOException(broken);
    }
  }

  /** An index in memory, for sets that come with the product. */
  public static NameIndex of(Iterable<NamedCode> codes) {
    try {
      Directory memory = new ByteBuffersDirectory();
      NameIndexWriter.write(memory, codes);
      return new NameIndex(memory);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Codes that fit {@code typed}: a code, the beginning of one, or words and beginnings of words.
   *
   * @param day on which codes that may be billed come before others
   * @return at most {@code most}, the best first
   * @throws UncheckedIOException if the index turns out to be damaged
   */
  public List<Hit> find(String typed, LocalDate day, int most) {
    try {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found :
          searcher.search(Question.of(typed, day), most, BEST_FIRST, true).scoreDocs) {
        hits.add(hit(searcher.storedFields().document(found.doc), found.score));
      }
      return hits;
    } catch (AlreadyClosedException closed) {
      return List.of();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** The code alone, in any spelling. */
  public Optional<Hit> find(String code) {
    try {
      ScoreDoc[] found = searcher.search(Question.exactly(code), 1).scoreDocs;
      return found.length == 0
          ? Optional.empty()
          : Optional.of(hit(searcher.storedFields().document(found[0].doc), found[0].score));
    } catch (AlreadyClosedException closed) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static Hit hit(Document document, double score) {
    return new Hit(
        text(document, Fields.CODE).orElse(""),
        score,
        text(document, Fields.ENGLISH).orElse(""),
        text(document, Fields.ITALIAN));
  }

  private static Optional<String> text(Document document, String field) {
    return Optional.ofNullable(document.get(field));
  }

  /** How many codes it holds. */
  public int size() {
    return reader.numDocs();
  }

  /**
   * Reads every byte.
   *
   * @throws IOException if one is not as it was written
   */
  public void check() throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      leaf.reader().checkIntegrity();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
