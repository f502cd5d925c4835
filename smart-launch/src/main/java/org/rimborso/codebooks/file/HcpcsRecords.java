package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Records of the HCPCS Level II file, in order. A record is a procedure (3) or a modifier (7), or
 * goes on with the description of the one before (4, 8). The termination date is the last day of
 * use.
 */
final class HcpcsRecords {
  private static final Pattern PROCEDURE = Pattern.compile("[A-Z][0-9]{4}");
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");

  private final CodeListTable list = new CodeListTable();
  private long modifiers;

  /**
   * One record.
   *
   * @param id 3, 4, 7 or 8
   * @throws Broken if the code is not of the kind that the record says, or the order is broken
   */
  void take(
      long line,
      String id,
      String code,
      Optional<LocalDate> added,
      Optional<LocalDate> terminated,
      String name)
      throws Broken {
    switch (id) {
      case "3", "7" -> {
        boolean modifier = id.equals("7");
        if (!(modifier ? MODIFIER : PROCEDURE).matcher(code).matches()) {
          throw new Broken(line, "no HCPCS " + (modifier ? "modifier: " : "code: ") + code);
        }
        if (added.isEmpty()) {
          throw new Broken(line, "no add date");
        }
        list.add(line, code, added, terminated, name);
        modifiers += modifier ? 1 : 0;
      }
      case "4", "8" -> {
        if (!list.latest().equals(Optional.of(code))) {
          throw new Broken(line, "goes on with " + code + ", which the record before is not");
        }
        list.append(name);
      }
      default -> throw new Broken(line, "no record id (3, 4, 7 or 8): " + id);
    }
  }

  Edition edition(Period period) {
    return list.edition(Book.HCPCS, period, modifiers);
  }

  /**
   * The edition that a name tells: a quarter's file holds its calendar year from 1 January to the
   * quarter's end; a file that names a year only is the annual one.
   */
  static Optional<Period> period(String name) {
    return Period.quarterIn(name)
        .map(quarter -> new Period(quarter.label(), quarter.from().withDayOfYear(1), quarter.to()))
        .or(() -> Period.yearIn(name));
  }
}
