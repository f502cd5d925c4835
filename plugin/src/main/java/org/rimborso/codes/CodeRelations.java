package org.rimborso.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codes in relation to other codes: code pairs, maps, and lists with a word about each member.
 * Immutable.
 */
public final class CodeRelations {
  private final List<Row> rows;

  private CodeRelations(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * One relation.
   *
   * @param code bare
   * @param target the other code, bare; empty text for membership of a list
   * @param attribute what the publisher says of the relation, such as the name of the list, the
   *     flags of a map, an indicator, or units
   * @param first its first day
   * @param last its last day; empty while it is in force
   */
  public record Row(
      String code, String target, String attribute, LocalDate first, Optional<LocalDate> last) {}

  /** Collects relations; each is packed at once, so that millions fit. */
  public static final class Builder {
    private final List<Row> rows = new ArrayList<>();

    /** Adds one relation, see {@link Row}. */
    public Builder add(
        String code, String target, String attribute, LocalDate first, Optional<LocalDate> last) {
      rows.add(new Row(code, target, attribute, first, last));
      return this;
    }

    public CodeRelations build() {
      return new CodeRelations(rows);
    }
  }

  public int size() {
    return rows.size();
  }

  /** The relations of {@code code}, in any spelling, that are in force on {@code day}. */
  public List<Row> of(String code, LocalDate day) {
    String bare = CodeSets.normalize(code);
    return rows.stream()
        .filter(row -> row.code().equals(bare))
        .filter(
            row -> !row.first().isAfter(day) && row.last().map(l -> !l.isBefore(day)).orElse(true))
        .toList();
  }
}
