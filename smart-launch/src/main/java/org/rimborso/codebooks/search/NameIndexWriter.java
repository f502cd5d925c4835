package org.rimborso.codebooks.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;

/** Writes the index of one code system, once; it never changes afterwards. */
public final class NameIndexWriter {
  private NameIndexWriter() {}

  /** Writes the index into an empty folder; it is on disk when this returns. */
  public static void write(Path folder, Iterable<NamedCode> codes) throws IOException {
    try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE)) {
      write(directory, codes);
    }
  }

  static void write(Directory directory, Iterable<NamedCode> codes) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(Fields.analyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setUseCompoundFile(true);
    config.setRAMBufferSizeMB(64);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (NamedCode code : codes) {
        writer.addDocument(document(code));
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static Document document(NamedCode code) {
    Document document = new Document();
    document.add(new StringField(Fields.CODE, code.code(), Field.Store.YES));
    document.add(new SortedDocValuesField(Fields.CODE, new BytesRef(code.code())));
    name(document, Fields.ENGLISH, code.english());
    code.italian().ifPresent(name -> name(document, Fields.ITALIAN, name));
    spans(document, Fields.BILLABLE, code.billable());
    spans(document, Fields.IN_FORCE, code.billable());
    spans(document, Fields.IN_FORCE, code.header());
    return document;
  }

  /** Kept as it is, searched as words. */
  private static void name(Document document, String field, String name) {
    document.add(new StoredField(field, name));
    document.add(new TextField(field, Fields.folded(name), Field.Store.NO));
  }

  private static void spans(Document document, String field, List<NamedCode.Span> spans) {
    spans.forEach(
        span ->
            document.add(
                new IntRange(field, new int[] {day(span.first())}, new int[] {day(span.last())})));
  }

  /** Days since 1970; a span without an end ends as late as numbers go. */
  static int day(LocalDate date) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, date.toEpochDay()));
  }
}
