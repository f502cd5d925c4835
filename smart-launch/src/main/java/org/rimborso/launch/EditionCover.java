package org.rimborso.launch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.shelf.IncompleteEdition;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/**
 * On which days the imported editions of a book answer, and what answers on the others. An edition
 * that lacks a part answers on none.
 *
 * @param until their last day
 * @param holes the other days: before, between and after, in words
 */
record EditionCover(LocalDate until, List<String> holes) {
  EditionCover {
    holes = List.copyOf(holes);
  }

  /**
   * What stands in for imported editions: the starter set of the system.
   *
   * @param codes how many it lists
   * @param until its last day
   */
  record Starter(long codes, LocalDate until) {}

  static EditionCover of(ShelvedBook book) {
    List<ShelvedEdition> editions = new ArrayList<>(byDate(book));
    LocalDate first = editions.get(0).from();
    IncompleteEdition.of(book).forEach(one -> editions.removeAll(one.parts()));
    if (editions.isEmpty()) {
      return new EditionCover(first.minusDays(1), List.of("any day"));
    }
    List<String> holes = new ArrayList<>();
    holes.add("before " + editions.get(0).from());
    LocalDate covered = editions.get(0).to();
    for (ShelvedEdition edition : editions) {
      if (edition.from().isAfter(covered.plusDays(1))) {
        holes.add(covered.plusDays(1) + " to " + edition.from().minusDays(1));
      }
      covered = edition.to().isAfter(covered) ? edition.to() : covered;
    }
    holes.add("after " + covered);
    return new EditionCover(covered, holes);
  }

  static List<ShelvedEdition> byDate(ShelvedBook book) {
    return book.editions().stream()
        .sorted(
            Comparator.comparing(ShelvedEdition::from)
                .thenComparing(ShelvedEdition::to)
                .thenComparing(ShelvedEdition::label))
        .toList();
  }

  /** What answers after the last day, if anything does. */
  Optional<Starter> after(Optional<Starter> starter) {
    return starter.filter(set -> set.until().isAfter(until));
  }

  /** In words. */
  String sentence(Optional<Starter> starter) {
    return "imported editions answer until "
        + until
        + "; after that "
        + after(starter)
            .map(
                set ->
                    "the starter set answers for its "
                        + set.codes()
                        + " codes until "
                        + set.until()
                        + ", and no other code is checked before a later edition is imported")
            .orElse("no code is checked before a later edition is imported");
  }
}
