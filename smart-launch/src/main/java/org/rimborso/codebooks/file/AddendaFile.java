package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Addenda: what to add to, delete from and revise in the edition before, of ICD-10-CM's order file
 * or code list or of ICD-10-PCS's order file; at the end how many headers and codes there were and
 * are. With the edition in force the day before, it is an edition; beside its own it is no news.
 */
final class AddendaFile implements Format {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:Add|Delete|Revise from|Revise to): .*|\\s*[0-9]+ (?:headers|codes) in \\S+|\\s*[0-9]+"
              + " (?:additions|deletions|revisions).*|Headers|Codes|\\s*of which");

  @Override
  public String name() {
    return "ICD-10 addenda";
  }

  @Override
  public boolean listsChanges() {
    return true;
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLines(LINE);
  }

  @Override
  public Reading read(Source source) throws Broken {
    AddendaLines lines = new AddendaLines();
    source.eachLine(lines::take);
    Book book = lines.shape().book();
    IcdEdition edition = edition(source, lines);
    Optional<Edition> own =
        source.beside().stream()
            .filter(one -> one.book() == book && one.from().equals(edition.from()))
            .findFirst();
    if (own.isPresent()) {
      return new Reading.Aside(
          "the changes that led to " + own.get().label() + ", which holds them already");
    }
    return Reading.of(applied(source, lines, edition));
  }

  private static IcdEdition edition(Source source, AddendaLines lines) throws Broken {
    Optional<IcdEdition> named = IcdEdition.named(source);
    Optional<IcdEdition> edition =
        named.isPresent() ? named : IcdEdition.in(lines.totals().resultName());
    if (edition.isEmpty()) {
      throw IcdEdition.unnamed();
    }
    return edition.get();
  }

  private static Edition applied(Source source, AddendaLines lines, IcdEdition edition)
      throws Broken {
    Book book = lines.shape().book();
    LocalDate before = edition.from().minusDays(1);
    Optional<Edition> base = source.hints().base().on(book, before);
    if (base.isEmpty()) {
      throw new Broken(
          "lists only what changes on "
              + edition.from()
              + ": import "
              + book.label()
              + " of the day before (FY"
              + before.plusMonths(3).getYear()
              + ") first, or the whole list of "
              + edition.label());
    }
    return new AddendaApplied(base.get(), before, lines).edition(book, edition);
  }
}
