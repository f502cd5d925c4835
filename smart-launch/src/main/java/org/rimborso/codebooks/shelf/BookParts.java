package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.Edition.Codes;
import org.rimborso.codebooks.Edition.Notes;
import org.rimborso.codebooks.Edition.Relations;
import org.rimborso.codebooks.search.NameIndexWriter;
import org.rimborso.codebooks.shelf.Manifest.Kind;
import org.rimborso.codebooks.shelf.Manifest.Part;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;
import org.rimborso.codes.CodeEdition;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.TabularNotes;

/** Builds what is asked at run time from all editions of a book. Reads one edition at a time. */
final class BookParts {
  private final ShelfFolder folder;
  private final Map<Book, List<ShelvedEdition>> shelved;

  /**
   * @param shelved the editions of all books, in the order of import
   */
  BookParts(ShelfFolder folder, Map<Book, List<ShelvedEdition>> shelved) {
    this.folder = folder;
    this.shelved = shelved;
  }

  /** Which book's table is made of {@code book} too. */
  static List<Book> madeOf(Book book) {
    return book == Book.ICD10CM_CONVERSION ? List.of(Book.ICD10CM) : List.of();
  }

  /**
   * Writes the parts of {@code book}.
   *
   * @throws IllegalArgumentException if an edition holds what no table can hold; says what
   */
  Map<Kind, Part> build(Book book) throws IOException {
    if (book.system().isPresent()) {
      return codes(book, book.system().get());
    }
    return book == Book.ICD10CM_TABULAR ? notes(book) : relations(book);
  }

  private List<ShelvedEdition> editions(Book book) {
    return shelved.getOrDefault(book, List.of());
  }

  private Map<Kind, Part> codes(Book book, CodeSystem system) throws IOException {
    EditionFile reader = new EditionFile();
    List<CodeEdition> packed = new ArrayList<>();
    NamesInTime names = new NamesInTime();
    for (ShelvedEdition one : editions(book)) {
      Edition edition = reader.read(folder.read(one.part()));
      if (edition.content() instanceof Codes codes) {
        packed.add(packed(edition, codes));
        names.add(edition, codes);
      }
    }
    CodeRelations conversion =
        book == Book.ICD10CM ? merged(Book.ICD10CM_CONVERSION) : CodeRelations.NONE;
    CodeTable table = CodeTable.of(system, packed, conversion);
    Map<Kind, Part> parts = new EnumMap<>(Kind.class);
    parts.put(
        Kind.TABLE, folder.write(book.id(), "table", out -> TableFile.CODES.write(table, out)));
    parts.put(
        Kind.SEARCH,
        folder.fill(
            book.id() + "-search",
            place -> NameIndexWriter.write(place, () -> names.named(table).iterator())));
    return parts;
  }

  private static CodeEdition packed(Edition edition, Codes codes) {
    CodeEdition.Builder builder =
        CodeEdition.builder(edition.label(), edition.from(), edition.to());
    if (!codes.headersListed()) {
      builder.withoutHeaders();
    }
    codes.rows().forEach(row -> builder.add(row.code(), row.billable(), row.first(), row.last()));
    return builder.build();
  }

  private Map<Kind, Part> relations(Book book) throws IOException {
    CodeRelations merged = merged(book);
    return Map.of(
        Kind.RELATIONS,
        folder.write(book.id(), "table", out -> TableFile.RELATIONS.write(merged, out)));
  }

  private CodeRelations merged(Book book) {
    List<CodeRelations.Dated> dated = new ArrayList<>();
    for (ShelvedEdition one : editions(book)) {
      Edition edition = new EditionFile().read(folder.read(one.part()));
      if (edition.content() instanceof Relations relations) {
        dated.add(
            new CodeRelations.Dated(
                edition.label(), edition.from(), edition.to(), relations.relations()));
      }
    }
    return CodeRelations.merged(EditionParts.united(dated));
  }

  private Map<Kind, Part> notes(Book book) throws IOException {
    List<TabularNotes> all = new ArrayList<>();
    EditionFile reader = new EditionFile();
    for (ShelvedEdition one : editions(book)) {
      Edition edition = reader.read(folder.read(one.part()));
      if (edition.content() instanceof Notes notes) {
        TabularNotes.Builder builder =
            TabularNotes.builder(edition.label(), edition.from(), edition.to());
        notes
            .rows()
            .forEach(
                row ->
                    builder.add(
                        row.code(), TabularNotes.Kind.valueOf(row.kind().name()), row.text()));
        all.add(builder.build());
      }
    }
    TabularNotes merged = TabularNotes.of(all);
    return Map.of(
        Kind.NOTES, folder.write(book.id(), "table", out -> TableFile.NOTES.write(merged, out)));
  }
}
