package org.rimborso.web;

import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.desk.fix.FixHistory;
import org.rimborso.web.view.FixViews;
import org.rimborso.web.view.FixWords;

/** What documentation pages show of corrections. */
final class FixPart {
  private final FixBook book;

  FixPart(FixBook book) {
    this.book = book;
  }

  /** For the reader of a page about this chart. */
  FixViews views(Call call, DeskChart opened) {
    Admitted visitor = call.someone();
    return new FixViews(
        book.offers(visitor, opened, call.words().locale()),
        new FixHistory(book.history(visitor)),
        new FixViews.Forms(
            call.base() + "/fix",
            purpose -> Csrf.token(visitor, purpose),
            row -> book.isUndoable(visitor, opened, row),
            call.asked("fix")),
        words(call, opened));
  }

  static FixWords words(Call call, DeskChart opened) {
    return new FixWords(call.words().withoutAmounts(), opened.chart().zone());
  }
}
