package org.rimborso.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.shelf.CodeShelf;
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
      byDate(book).forEach(edition -> lines.addAll(text(edition)));
      lines.add("  no edition: " + String.join("; ", holes(book)));
    }
    lines.add("");
    lines.add("Starter set, ships with Rimborso and is asked last");
    starter().forEach((system, rows) -> lines.add("  " + system.label() + ": codes " + rows));
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
      byDate(book).forEach(edition -> json(editions.addObject(), edition));
    }
    ArrayNode starter = root.putArray("starterSet");
    starter()
        .forEach(
            (system, rows) -> starter.addObject().put("system", system.uri()).put("codes", rows));
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

  private static List<ShelvedEdition> byDate(ShelvedBook book) {
    return book.editions().stream()
        .sorted(
            Comparator.comparing(ShelvedEdition::from)
                .thenComparing(ShelvedEdition::to)
                .thenComparing(ShelvedEdition::label))
        .toList();
  }

  /** Which days no edition covers: before, between and after. */
  private static List<String> holes(ShelvedBook book) {
    List<String> holes = new ArrayList<>();
    List<ShelvedEdition> editions = byDate(book);
    holes.add("before " + editions.get(0).from());
    LocalDate covered = editions.get(0).to();
    for (ShelvedEdition edition : editions) {
      if (edition.from().isAfter(covered.plusDays(1))) {
        holes.add(covered.plusDays(1) + " to " + edition.from().minusDays(1));
      }
      covered = edition.to().isAfter(covered) ? edition.to() : covered;
    }
    holes.add("after " + covered);
    return holes;
  }

  private static Map<CodeSystem, Long> starter() {
    Map<CodeSystem, Long> counts = new EnumMap<>(CodeSystem.class);
    StarterSet.rows()
        .forEach(
            (system, rows) ->
                counts.put(system, rows.stream().map(CodeTable.Row::code).distinct().count()));
    return counts;
  }

  /** The day of an import, where the program runs. */
  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.systemDefault());
  }
}
