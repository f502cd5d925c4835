package org.rimborso.codebooks;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codes.CodeRelations;

/**
 * One edition of one book, as read from its publisher's file.
 *
 * @param label the edition's own name, such as {@code FY2026}, {@code April 2025}, {@code 2025 Q4}
 * @param from the first day for which the edition is complete
 * @param to the last such day
 * @param counts what was read, for people, such as {@code codes 98186, billable 74719}, in order
 */
public record Edition(
    Book book,
    String label,
    LocalDate from,
    LocalDate to,
    Content content,
    Map<String, Long> counts) {

  public Edition {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an edition that ends before it starts: " + label);
    }
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** What an edition holds. */
  public sealed interface Content {}

  /**
   * The codes of a code system.
   *
   * @param headersListed whether the file lists headers; where not, a code that only begins others
   *     is a header
   */
  public record Codes(List<CodeRow> rows, boolean headersListed) implements Content {
    public Codes {
      rows = List.copyOf(rows);
    }
  }

  /** Codes in relation to other codes, lists or figures. */
  public record Relations(CodeRelations relations) implements Content {}

  /** Instructional notes of a tabular list. */
  public record Notes(List<NoteRow> rows) implements Content {
    public Notes {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One code.
   *
   * @param code bare: upper case, no dot
   * @param first its own first day; empty where it is the edition's
   * @param last its own last day; empty where the file names none
   * @param name the publisher's description, long form if there is one
   */
  public record CodeRow(
      String code,
      boolean billable,
      Optional<LocalDate> first,
      Optional<LocalDate> last,
      String name) {}

  /**
   * One note.
   *
   * @param code the chapter, section (such as {@code A00-A09}) or bare code at which it stands
   */
  public record NoteRow(String code, NoteKind kind, String text) {}

  /** What a note of the tabular list says. */
  public enum NoteKind {
    EXCLUDES1,
    EXCLUDES2,
    CODE_FIRST,
    USE_ADDITIONAL_CODE,
    CODE_ALSO,
    INCLUDES,
    INCLUSION_TERM,
    SEVENTH_CHARACTER_NOTE,
    /** Text is the character, a blank and its meaning. */
    SEVENTH_CHARACTER
  }
}
