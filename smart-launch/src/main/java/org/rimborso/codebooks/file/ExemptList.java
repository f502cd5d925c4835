package org.rimborso.codebooks.file;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

/**
 * The codes that are exempt from reporting whether they were present on admission, as text or
 * sheet: order number, code, description. The first column's heading has the year, such as Order26.
 */
final class ExemptList implements Format {
  /**
   * A code of every full list. The list of a year's additions has the same columns and can be told
   * by nothing else; a sequela that is exempt from the first list on is never an addition.
   */
  private static final String IN_EVERY_LIST = "B900";

  @Override
  public String name() {
    return "POA-exempt list";
  }

  @Override
  public boolean recognises(Head head) {
    return head.rows().stream().findFirst().filter(ExemptList::isHeading).isPresent();
  }

  private static boolean isHeading(Row row) {
    return row.cell(0).matches("(?i)order ?[0-9]{0,4}")
        && row.cell(1).matches("(?i)POA ?exempt ?code");
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = edition(source);
    CodeRelations.Builder relations = new CodeRelations.Builder();
    Set<String> seen = new HashSet<>();
    source.eachRow(
        row -> {
          if (!isHeading(row)) {
            String code = IcdCode.CM.bare(row.cell(1));
            if (!seen.add(code)) {
              throw new Broken("lists " + code + " a second time");
            }
            relations.add(code, "", "", edition.from(), Optional.of(edition.to()));
          }
        });
    if (!seen.contains(IN_EVERY_LIST)) {
      return new Reading.Aside(
          "the year's additions to the POA-exempt list; only the full list is read");
    }
    return Reading.of(
        new Edition(
            Book.POA_EXEMPT,
            edition.label(),
            edition.from(),
            edition.to(),
            new Edition.Relations(relations.build()),
            Map.of("codes", (long) seen.size())));
  }

  private static IcdEdition edition(Source source) throws Broken {
    String digits = source.body().head().rows().get(0).cell(0).replaceAll("[^0-9]", "");
    return digits.length() == 2
        ? IcdEdition.fiscalYear(2000 + Integer.parseInt(digits))
        : IcdEdition.of(source);
  }
}
