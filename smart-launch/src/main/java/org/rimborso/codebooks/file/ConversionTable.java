package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

/**
 * The conversion table of the National Center for Health Statistics: a code, when it came into
 * force, and the code or codes in whose place it came. A bare year is that of the October in which
 * a fiscal year starts: what says 2017 is in force from 2017-10-01. A sheet's date without its
 * format is a number of days.
 */
final class ConversionTable implements Format {
  private static final String[] HEADING = {"Current code assignment", "Effective"};
  private static final LocalDate FIRST_DAY = LocalDate.of(1899, Month.DECEMBER, 30);

  /** Collects the relations. */
  private static final class Pairs {
    private final CodeRelations.Builder relations = new CodeRelations.Builder();
    private final Set<LocalDate> days = new TreeSet<>(Comparator.naturalOrder());
    private long conversions;

    void add(Row row) throws Broken {
      if (row.cell(0).isEmpty() && row.cell(2).isEmpty()) {
        return;
      }
      String code = IcdCode.CM.bare(row.cell(0));
      LocalDate day = day(row.cell(1));
      PreviousCodes previous = PreviousCodes.of(row.cell(2));
      for (String target : previous.codes()) {
        relations.add(code, target, previous.wording(), day, Optional.empty());
      }
      days.add(day);
      conversions++;
    }
  }

  @Override
  public String name() {
    return "ICD-10-CM conversion table";
  }

  @Override
  public boolean recognises(Head head) {
    return head.heading(HEADING).isPresent();
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = IcdEdition.of(source);
    long above = source.body().head().heading(HEADING).map(Row::number).orElse(0L);
    Pairs pairs = new Pairs();
    source.eachRow(
        row -> {
          if (row.number() > above) {
            pairs.add(row);
          }
        });
    CodeRelations relations = pairs.relations.build();
    LocalDate from = pairs.days.stream().findFirst().orElse(edition.from());
    return Reading.of(
        new Edition(
            Book.ICD10CM_CONVERSION,
            edition.label(),
            from.isAfter(edition.from()) ? edition.from() : from,
            edition.to(),
            new Edition.Relations(relations),
            Map.of("conversions", pairs.conversions)));
  }

  private static LocalDate day(String cell) throws Broken {
    if (cell.matches("20[0-9]{2}")) {
      return LocalDate.of(Integer.parseInt(cell), Month.OCTOBER, 1);
    }
    if (cell.matches("4[0-9]{4}|5[0-9]{4}")) {
      return FIRST_DAY.plusDays(Integer.parseInt(cell));
    }
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeParseException noDate) {
      throw new Broken("\"" + Entry.plain(cell) + "\" is neither a year nor a date");
    }
  }
}
