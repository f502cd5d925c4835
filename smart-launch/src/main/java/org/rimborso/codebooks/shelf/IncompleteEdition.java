package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/**
 * An edition in several parts of which one or more are known to be missing. As a whole it answers
 * for no day, see {@link EditionParts}.
 *
 * @param label that of the whole, such as {@code 2026 Q3}
 * @param parts those that are there
 * @param missing numbers of the others, in order; none where parts are numbered from 0
 */
public record IncompleteEdition(
    Book book,
    String label,
    LocalDate from,
    LocalDate to,
    List<ShelvedEdition> parts,
    List<Integer> missing) {
  private static final int NAMED = 8;

  public IncompleteEdition {
    parts = List.copyOf(parts);
    missing = List.copyOf(missing);
  }

  /** What the parts of one edition have in common. */
  record Whole(String label, LocalDate from, LocalDate to) {}

  /** The incomplete editions of {@code book}, in the order of import. */
  public static List<IncompleteEdition> of(ShelvedBook book) {
    Map<Whole, List<ShelvedEdition>> parted = new LinkedHashMap<>();
    for (ShelvedEdition edition : book.editions()) {
      PartLabel.read(edition.label())
          .map(part -> new Whole(part.whole(), edition.from(), edition.to()))
          .ifPresent(whole -> parted.computeIfAbsent(whole, any -> new ArrayList<>()).add(edition));
    }
    List<IncompleteEdition> incomplete = new ArrayList<>();
    parted.forEach((whole, parts) -> of(book.book(), whole, parts).ifPresent(incomplete::add));
    return incomplete;
  }

  private static Optional<IncompleteEdition> of(
      Book book, Whole whole, List<ShelvedEdition> parts) {
    Set<Integer> there = new TreeSet<>();
    int total = 0;
    for (ShelvedEdition edition : parts) {
      PartLabel part = PartLabel.read(edition.label()).orElseThrow();
      there.add(part.number());
      total = Math.max(total, part.of());
    }
    if (PartLabel.areWhole(there, total)) {
      return Optional.empty();
    }
    List<Integer> missing =
        IntStream.rangeClosed(1, total).filter(n -> !there.contains(n)).boxed().toList();
    return Optional.of(
        new IncompleteEdition(book, whole.label(), whole.from(), whole.to(), parts, missing));
  }

  /** In words, such as {@code part 2 is missing}. */
  public String lack() {
    if (missing.isEmpty()) {
      return "its parts are not numbered from 1 on";
    }
    String numbers =
        missing.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = missing.size() - NAMED;
    return missing.size() == 1
        ? "part " + numbers + " is missing"
        : "parts " + numbers + (more > 0 ? " and " + more + " more" : "") + " are missing";
  }
}
