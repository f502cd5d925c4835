package org.rimborso.codebooks.terminology;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeSystem;

/**
 * The search for codes: over what is loaded and, where nothing of a system was imported, over the
 * terminology server too, if there is one for it. Safe for many threads.
 */
public final class CodeFinder {
  private final Supplier<ShelfSnapshot> loaded;
  private final Optional<TerminologyServer> server;

  /**
   * @param loaded the code sets as they stand now
   */
  public CodeFinder(Supplier<ShelfSnapshot> loaded, Optional<TerminologyServer> server) {
    this.loaded = loaded;
    this.server = server;
  }

  /**
   * What fits, the best of the loaded sets and of the server in turn, each judged on the day.
   *
   * @param chosen a code to be looked at besides
   */
  public CodesFound find(Search search, Optional<String> chosen) {
    ShelfSnapshot snapshot = loaded.get();
    List<FoundCode> here =
        snapshot
            .search()
            .find(search.system(), search.typed(), search.day(), search.language(), search.most());
    return server
        .filter(one -> isFor(search.system(), one, snapshot))
        .map(one -> new WideSearch(one, snapshot, search, chosen).found(here))
        .orElseGet(
            () ->
                narrow(
                    snapshot, here, chosen.map(code -> search.judged(snapshot.codes(), code, ""))));
  }

  private static boolean isFor(CodeSystem system, TerminologyServer server, ShelfSnapshot known) {
    boolean imported =
        known.manifest().books().stream()
            .anyMatch(book -> book.book().system().equals(Optional.of(system)));
    return !imported && server.systems().contains(system);
  }

  private static CodesFound narrow(
      ShelfSnapshot snapshot, List<FoundCode> codes, Optional<FoundCode> chosen) {
    return new CodesFound(codes, chosen, false, Optional.empty(), snapshot.damage().isPresent());
  }
}
