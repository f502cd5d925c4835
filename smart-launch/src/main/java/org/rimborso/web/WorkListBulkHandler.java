package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkChange;
import org.rimborso.desk.WorkListBook;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.WorkForm;
import org.rimborso.web.view.WorkListDone;

/** One change of several accounts of the work list, of whichever patients, a result a row. */
final class WorkListBulkHandler implements FacilityHandler {
  static final String PURPOSE = "worklist";

  private static final int MOST = 100;

  private final Pages pages;
  private final WorkBook work;
  private final WorkListBook list;
  private final FacilityScope scope;

  WorkListBulkHandler(Pages pages, WorkBook work, WorkListBook list, FacilityScope scope) {
    this.pages = pages;
    this.work = work;
    this.list = list;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    Admitted visitor = call.someone();
    Map<Reference, Integer> ticked = BulkRows.ticked(call);
    if (ticked.isEmpty() || ticked.size() > MOST) {
      return page(call, 422, call.words().say("bulk.choose", MOST), List.of());
    }
    WorkForm form =
        WorkForm.read(call.query(), work.assignable(visitor), list.today(visitor), call.words());
    if (form.change().isEmpty()) {
      String wrong = form.error().orElseGet(() -> call.words().say("work.nothing"));
      return page(call, 422, wrong, List.of());
    }
    WorkChange change = form.change().get();
    List<WorkListDone.Row> rows =
        ticked.entrySet().stream()
            .map(one -> row(call, one.getKey(), one.getValue(), change))
            .toList();
    return page(call, 200, call.words().say("bulk.result", rows.size()), rows);
  }

  private WorkListDone.Row row(Call call, Reference account, int version, WorkChange change) {
    Admitted visitor = call.someone();
    WorkBook.Answer answer =
        list.change(visitor, visits -> sees(visitor, visits), account, version, change);
    BulkRows.Told told = BulkRows.told(answer, call.words());
    Optional<WorkBook.Done> done =
        answer instanceof WorkBook.Done one ? Optional.of(one) : Optional.empty();
    return new WorkListDone.Row(
        account.toString(),
        done.filter(one -> visitor.launch().patient().equals(Optional.of(one.row().patient())))
            .map(one -> call.base() + "/accounts/" + account),
        told.badge(),
        told.sentence(),
        done.filter(one -> one.row().version() > version && !(change instanceof WorkChange.Undo))
            .map(one -> account + "@" + one.row().version()));
  }

  private boolean sees(Admitted visitor, List<Encounter> visits) {
    return visits.stream().allMatch(visit -> scope.sees(visitor, visit));
  }

  private Reply page(Call call, int status, String title, List<WorkListDone.Row> rows) {
    return new Reply.Page(
        status,
        "worklistdone.jte",
        Map.of(
            "frame",
            pages.frame(call, "title.worklist", Optional.empty()),
            "view",
            new WorkListDone(
                title,
                rows,
                call.base() + "/worklist" + WorkListHandler.filter(call).query(),
                call.base() + "/worklist/bulk",
                Csrf.token(call.someone(), PURPOSE))));
  }
}
