package org.rimborso.codebooks.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.catalogue.Supply.Stock;
import org.rimborso.codebooks.shelf.Manifest;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Need;

/**
 * What a site has on one day.
 *
 * @param served code systems of which a terminology server is asked
 * @param starter the last days of what ships with the product
 */
record Stocks(
    Manifest manifest,
    Payers payers,
    Set<CodeSystem> served,
    Map<CodeSystem, LocalDate> starter,
    LocalDate today) {

  /** What there is of {@code need}; empty where the EHR decides it. */
  Optional<Supply> of(Need need) {
    if (need instanceof Need.Codes codes) {
      return Optional.of(codes(codes));
    }
    if (need instanceof Need.Companion companion) {
      return Optional.of(companion(companion));
    }
    return need instanceof Need.Profile profile ? Optional.of(profile(profile)) : Optional.empty();
  }

  private Supply codes(Need.Codes need) {
    CodeSystem system = need.system();
    for (Book book : Book.values()) {
      if (book.system().filter(system::equals).isPresent()) {
        Optional<LocalDate> until = manifest.book(book).flatMap(ShelvedBook::lastDay);
        if (until.filter(day -> !day.isBefore(today)).isPresent()) {
          return dated(need, system.label(), until);
        }
      }
    }
    return unshelved(need, system);
  }

  private Supply unshelved(Need.Codes need, CodeSystem system) {
    if (served.contains(system)) {
      return new Supply(need, system.label(), Stock.SERVER, Optional.empty(), List.of());
    }
    Optional<LocalDate> until = Optional.ofNullable(starter.get(system));
    return until.filter(day -> !day.isBefore(today)).isPresent()
        ? new Supply(need, system.label(), Stock.STARTER, until, List.of())
        : dated(need, system.label(), until);
  }

  private Supply companion(Need.Companion need) {
    Optional<Book> book = Book.ofId(need.list());
    return dated(
        need,
        book.map(Book::label).orElse(need.list()),
        book.flatMap(manifest::book).flatMap(ShelvedBook::lastDay));
  }

  private Supply dated(Need need, String name, Optional<LocalDate> until) {
    Stock stock =
        until.map(day -> day.isBefore(today) ? Stock.ENDED : Stock.LOADED).orElse(Stock.NONE);
    return new Supply(need, name, stock, until, List.of());
  }

  private Supply profile(Need.Profile need) {
    List<String> saying = payers.saying(need.term());
    Stock stock = saying.isEmpty() ? Stock.NONE : Stock.LOADED;
    return new Supply(need, need.term().key(), stock, Optional.empty(), saying);
  }
}
