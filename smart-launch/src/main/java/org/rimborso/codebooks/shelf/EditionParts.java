package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeRelations.Dated;

/**
 * An edition that its publisher gives out in several files, such as a quarter of NCCI, put together
 * from its parts. While a part is known to be missing, the edition is left out as a whole: a pair
 * that is not found must not count as one that is not there.
 */
final class EditionParts {
  private static final Pattern LABEL = Pattern.compile("(.+) part (\\d{1,4})(?: of (\\d{1,4}))?");

  private final TreeMap<Integer, CodeRelations> parts = new TreeMap<>();
  private int total;

  /** What the parts of one edition have in common. */
  private record Whole(String label, LocalDate from, LocalDate to) {}

  private EditionParts() {}

  /**
   * {@code editions} with complete ones in place of their parts, which come last, in the order of
   * their first part. Of two parts of one number the later counts.
   */
  static List<Dated> united(List<Dated> editions) {
    List<Dated> united = new ArrayList<>();
    Map<Whole, EditionParts> parted = new LinkedHashMap<>();
    for (Dated edition : editions) {
      Matcher label = LABEL.matcher(edition.label());
      if (label.matches()) {
        parted
            .computeIfAbsent(
                new Whole(label.group(1), edition.from(), edition.to()), any -> new EditionParts())
            .add(label, edition.relations());
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

  private void add(Matcher label, CodeRelations relations) {
    int number = Integer.parseInt(label.group(2));
    int of = label.group(3) == null ? number : Integer.parseInt(label.group(3));
    parts.put(number, relations);
    total = Math.max(total, Math.max(number, of));
  }

  /** All relations; empty while a number up to the highest known is missing. */
  private Optional<CodeRelations> all() {
    return parts.headMap(1).isEmpty() && parts.size() == total
        ? Optional.of(CodeRelations.united(List.copyOf(parts.values())))
        : Optional.empty();
  }
}
