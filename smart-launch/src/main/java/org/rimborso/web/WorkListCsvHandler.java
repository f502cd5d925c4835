package org.rimborso.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.chart.Encounter;
import org.rimborso.desk.WorkListBook;
import org.rimborso.store.WorkListWish;
import org.rimborso.web.view.Csv;
import org.rimborso.web.view.FacilityListRows;
import org.rimborso.web.view.WorkListFilter;

/** The work list as a file for spreadsheets, written while it is read. */
final class WorkListCsvHandler implements FacilityHandler {
  private final WorkListBook list;
  private final FacilityScope scope;

  WorkListCsvHandler(WorkListBook list, FacilityScope scope) {
    this.list = list;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
  }

  @Override
  public Reply handle(Call call) {
    Admitted visitor = call.someone();
    WorkListFilter.Site site = WorkListHandler.site(list, visitor);
    WorkListWish wish = WorkListHandler.filter(call).wish(site);
    FacilityListRows rows = WorkListHandler.rows(call, site.today());
    return new Reply.Stream(
        "text/csv; charset=utf-8",
        "worklist-" + site.today() + ".csv",
        out -> write(visitor, wish, rows, out));
  }

  private void write(Admitted visitor, WorkListWish wish, FacilityListRows rows, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(Csv.line(rows.heads()));
    list.export(
        visitor,
        visits -> sees(visitor, visits),
        wish,
        lines -> {
          try {
            for (WorkListBook.Line line : lines) {
              text.write(Csv.line(rows.cells(line)));
            }
            text.flush();
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
    text.flush();
  }

  private boolean sees(Admitted visitor, List<Encounter> visits) {
    return visits.stream().allMatch(visit -> scope.sees(visitor, visit));
  }
}
