package org.rimborso.codebooks.file;

import java.util.List;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/** The kinds of table file that are known. */
final class Columns {
  /** In the order in which they are tried: those whose headers say most come first. */
  static final List<ColumnForm> FORMS =
      Stream.concat(
              Stream.of(
                  new NcciPairs(),
                  new UnlikelyUnits(),
                  new AddOnCodes(),
                  new FeeSchedule(),
                  new PayerPolicies(),
                  new HcpcsColumns(),
                  new MceLists()),
              Stream.concat(
                  Stream.of(HccForm.values()),
                  Stream.of(new CptColumns(), new AdjustmentCodes(), new PlacesOfService())))
          .toList();

  private Columns() {}

  /**
   * The columns that the configuration may name for {@code book}, in order; none if it has none.
   */
  static List<String> fields(Book book) {
    return FORMS.stream()
        .filter(form -> form.books().contains(book))
        .flatMap(form -> form.columns().stream())
        .map(Column::field)
        .toList();
  }
}
