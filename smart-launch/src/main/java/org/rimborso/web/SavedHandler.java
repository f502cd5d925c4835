package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.notes.PlacedNote;
import org.rimborso.web.view.SavedLine;
import org.rimborso.web.view.Trouble;

/** Where a note has landed by now: the line after saving, asked for again while it is sent. */
final class SavedHandler implements Handler {
  private final Charts charts;

  SavedHandler(Charts charts) {
    this.charts = charts;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_NOTES;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Reference> account = AccountPage.account(call);
    Optional<PlacedNote> note =
        account.flatMap(
            key ->
                call.asked("note")
                    .flatMap(id -> AccountPage.find(charts.notes(call.someone(), key), id)));
    return note.map(placed -> line(call, account.orElseThrow(), placed))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  private Reply line(Call call, Reference account, PlacedNote placed) {
    String href = call.base() + "/accounts/" + account;
    SavedLine line =
        SavedLine.of(placed, charts.zone(call.someone()), href, tried(call), call.words());
    return new Reply.Page(200, "saved.jte", Map.of("saved", Optional.of(line)));
  }

  private static int tried(Call call) {
    return call.asked("try")
        .filter(text -> text.matches("\\d{1,2}"))
        .map(Integer::parseInt)
        .orElse(0);
  }
}
