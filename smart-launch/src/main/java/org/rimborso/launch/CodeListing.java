package org.rimborso.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.IncompleteEdition;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/** What is loaded, for people and for scripts. */
final class CodeListing {
  private static final String UNTRIED = "not tried on a real file";

  private final CodeShelf shelf;
  private final ShelfSnapshot snapshot;
  private final List<String> faults;
  private final Map<CodeSystem, EditionCover.Starter> starter = starter();

  private CodeListing(CodeShelf shelf, ShelfSnapshot snapshot, List<String> faults) {
    this.shelf = shelf;
    this.snapshot = snapshot;
    this.faults = List.copyOf(faults);
  }

  /** Reads every byte of the folder, so that damage is told before it is met. */
  static CodeListing of(CodeShelf shelf) {
    return new CodeListing(shelf, shelf.snapshot(), shelf.faults());
  }

  boolean isDamaged() {
    return !faults.isEmpty();
  }

  List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("Code sets in " + shelf.path());
    faults.forEach(fault -> lines.add("DAMAGED: " + fault + "."));
    snapshot
        .damage()
        .ifPresent(
            why ->
                lines.add(
                    "Only the starter set is used until the folder is brought back from a backup,"
                        + " or moved away and its files imported again."));
    if (snapshot.manifest().books().isEmpty() && faults.isEmpty()) {
      lines.add("Nothing is imported yet; see rimborso codes import --help.");
    }
    for (ShelvedBook book : snapshot.manifest().books()) {
      lines.add("");
      lines.add(book.book().label() + (book.book().triedOnARealFile() ? "" : " — " + UNTRIED));
      EditionCover.byDate(book).forEach(edition -> lines.addAll(text(edition)));
      IncompleteEdition.of(book)
          .forEach(edition -> lines.add("  " + edition.label() + ": " + edition.lack()));
      EditionCover cover = EditionCover.of(book);
      lines.add("  no edition: " + String.join("; ", cover.holes()));
      book.book().system().ifPresent(system -> lines.add("  " + cover.sentence(starterOf(system))));
    }
    lines.add("");
    lines.add("Starter set, ships with Rimborso and is asked last");
    starter.forEach(
        (system, set) ->
            lines.add(
                "  %s: codes %d, until %s".formatted(system.label(), set.codes(), set.until())));
    return lines;
  }

  private static List<String> text(ShelvedEdition edition) {
    return List.of(
        "  %s: %s to %s; %s"
            .formatted(
                edition.label(),
                edition.from(),
                edition.to(),
                ImportWords.counts(edition.counts())),
        "    %sfrom %s, imported %s"
            .formatted(
                edition.derived() ? "a base edition with its addenda, " : "",
                edition.source(),
                day(edition.imported())));
  }

  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("folder", shelf.path().toString());
    ArrayNode damage = root.putArray("damage");
    faults.forEach(damage::add);
    ArrayNode books = root.putArray("books");
    for (ShelvedBook book : snapshot.manifest().books()) {
      ObjectNode one = books.addObject();
      one.put("book", book.book().id());
      one.put("label", book.book().label());
      one.put("triedOnARealFile", book.book().triedOnARealFile());
      ArrayNode editions = one.putArray("editions");
      EditionCover.byDate(book).forEach(edition -> json(editions.addObject(), edition));
      ArrayNode incomplete = one.putArray("incomplete");
      IncompleteEdition.of(book).forEach(edition -> json(incomplete.addObject(), edition));
      EditionCover cover = EditionCover.of(book);
      one.put("until", cover.until().toString());
      book.book()
          .system()
          .ifPresent(
              system ->
                  one.put(
                      "after",
                      cover.after(starterOf(system)).isPresent() ? "starter-set" : "nothing"));
    }
    ArrayNode sets = root.putArray("starterSet");
    starter.forEach(
        (system, set) ->
            sets.addObject()
                .put("system", system.uri())
                .put("codes", set.codes())
                .put("until", set.until().toString()));
    return root.toString();
  }

  private static void json(ObjectNode node, ShelvedEdition edition) {
    node.put("edition", edition.label());
    node.put("from", edition.from().toString());
    node.put("to", edition.to().toString());
    ObjectNode counts = node.putObject("counts");
    edition.counts().forEach(counts::put);
    node.put("source", edition.source());
    node.put("imported", edition.imported().toString());
    node.put("derived", edition.derived());
  }

  private static void json(ObjectNode node, IncompleteEdition edition) {
    node.put("edition", edition.label());
    ArrayNode missing = node.putArray("missing");
    edition.missing().forEach(missing::add);
  }

  private static Map<CodeSystem, EditionCover.Starter> starter() {
    Map<CodeSystem, LocalDate> last = StarterSet.lastDays();
    Map<CodeSystem, EditionCover.Starter> sets = new EnumMap<>(CodeSystem.class);
    StarterSet.rows()
        .forEach(
            (system, rows) ->
                sets.put(
                    system,
                    new EditionCover.Starter(
                        rows.stream().map(CodeTable.Row::code).distinct().count(),
                        last.getOrDefault(system, LocalDate.MIN))));
    return sets;
  }

  private Optional<EditionCover.Starter> starterOf(CodeSystem system) {
    return Optional.ofNullable(starter.get(system));
  }

  /** The day of an import, where the program runs. */
  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.systemDefault());
  }
}
