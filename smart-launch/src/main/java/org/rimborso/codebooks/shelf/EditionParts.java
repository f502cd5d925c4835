package org.rimborso.codebooks.shelf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeRelations.Dated;

/**
 * An edition that its publisher gives out in several files, such as a quarter of NCCI, put together
 * from its parts. While a part is known to be missing, the edition is left out as a whole: a pair
 * that is not found must not count as one that is not there.
 */
final class EditionParts {
  private final TreeMap<Integer, CodeRelations> parts = new TreeMap<>();
  private int total;

  private EditionParts() {}

  /**
   * {@code editions} with complete ones in place of their parts, which come last, in the order of
   * their first part. Of two parts of one number the later counts.
   */
  static List<Dated> united(List<Dated> editions) {
    List<Dated> united = new ArrayList<>();
    Map<IncompleteEdition.Whole, EditionParts> parted = new LinkedHashMap<>();
    for (Dated edition : editions) {
      Optional<PartLabel> part = PartLabel.read(edition.label());
      if (part.isPresent()) {
        parted
            .computeIfAbsent(
                new IncompleteEdition.Whole(part.get().whole(), edition.from(), edition.to()),
                any -> new EditionParts())
            .add(part.get(), edition.relations());
      } else {
        united.add(edition);
      }
    }
    parted.forEach(
        (whole, parts) ->
            parts
                .all()
                .ifPresent(
                    all -> united.add(new Dated(whole.label(), whole.from(), whole.to(), all))));
    return united;
  }

  private void add(PartLabel label, CodeRelations relations) {
    parts.put(label.number(), relations);
    total = Math.max(total, label.of());
  }

  /** All relations; empty while a number up to the highest known is missing. */
  private Optional<CodeRelations> all() {
    return PartLabel.areWhole(parts.keySet(), total)
        ? Optional.of(CodeRelations.united(List.copyOf(parts.values())))
        : Optional.empty();
  }
}
