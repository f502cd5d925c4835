package org.rimborso.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkChange;
import org.rimborso.web.view.BulkView;
import org.rimborso.web.view.NoteForm;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.TypedNote;
import org.rimborso.web.view.WorkForm;

/** One note, one snooze or one assignment for several accounts of the list, a result a row. */
final class BulkHandler implements Handler {
  static final String PURPOSE = "bulk";

  private static final int MOST = 100;
  private static final String CURRENCY = "USD";

  private final Pages pages;
  private final Charts charts;
  private final WorkBook work;

  BulkHandler(Pages pages, Charts charts, WorkBook work) {
    this.pages = pages;
    this.charts = charts;
    this.work = work;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(PURPOSE)) {
      return new Reply.Failed(
          Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()).withKept(call.asked("text")));
    }
    Map<Reference, Integer> ticked = BulkRows.ticked(call);
    DeskChart opened = charts.open(call.someone());
    if (ticked.isEmpty() || ticked.size() > MOST) {
      return page(call, opened, 422, call.words().say("bulk.choose", MOST), List.of());
    }
    return call.asked("do").filter("note"::equals).isPresent()
        ? note(call, opened, ticked)
        : change(call, opened, ticked);
  }

  private Reply note(Call call, DeskChart opened, Map<Reference, Integer> ticked) {
    LocalDate today = opened.chart().asOf();
    Map<String, String> only = new HashMap<>();
    for (String field : List.of("id", "kind", "text")) {
      only.put(field, call.asked(field).orElse(""));
    }
    NoteForm form = NoteForm.read(only, call.words(), today, CURRENCY);
    Optional<TypedNote> note = form.note(call.words(), CURRENCY);
    if (note.isEmpty()) {
      String wrong = String.join(" ", form.errors().values());
      return page(call, opened, 422, wrong, List.of());
    }
    return rows(call, opened, ticked, rows -> one -> rows.note(one, note.get()));
  }

  private Reply change(Call call, DeskChart opened, Map<Reference, Integer> ticked) {
    WorkForm form =
        WorkForm.read(
            call.query(), work.assignable(call.someone()), opened.chart().asOf(), call.words());
    Optional<WorkChange> change = form.change().filter(one -> !(one instanceof WorkChange.Undo));
    if (change.isEmpty()) {
      String wrong = form.error().orElseGet(() -> call.words().say("work.nothing"));
      return page(call, opened, 422, wrong, List.of());
    }
    return rows(
        call,
        opened,
        ticked,
        rows -> one -> rows.change(one, ticked.getOrDefault(one, 0), change.get()));
  }

  private Reply rows(
      Call call,
      DeskChart opened,
      Map<Reference, Integer> ticked,
      Function<BulkRows, Function<Reference, BulkView.Row>> what) {
    Function<Reference, BulkView.Row> each = what.apply(new BulkRows(call, opened, charts, work));
    List<BulkView.Row> rows = ticked.keySet().stream().map(each).toList();
    return page(call, opened, 200, "", rows);
  }

  private Reply page(
      Call call, DeskChart opened, int status, String wrong, List<BulkView.Row> rows) {
    String title = rows.isEmpty() ? wrong : call.words().say("bulk.result", rows.size());
    BulkView view =
        new BulkView(title, rows, call.base() + "/accounts", call.asked("text").orElse(""));
    Pages.Inside inside = new Pages.Inside("bulk.jte", Map.of("view", view));
    // What can be done once more is looked at in the chart as it is afterwards.
    DeskChart after = rows.isEmpty() ? opened : charts.open(call.someone());
    return pages.page(call, "title.accounts", status, after, inside);
  }
}
