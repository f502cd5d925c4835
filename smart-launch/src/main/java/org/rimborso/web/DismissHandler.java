package org.rimborso.web;

import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DismissalBook;
import org.rimborso.web.view.DismissalForm;
import org.rimborso.web.view.Gap;
import org.rimborso.web.view.GapAnswers;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.Words;

/** Marks a gap as none and takes that back, and shows the visit again. */
final class DismissHandler implements Handler {
  private final Pages pages;
  private final EncounterPage page;
  private final Charts charts;
  private final DismissalBook book;

  DismissHandler(Pages pages, EncounterPage page, Charts charts, DismissalBook book) {
    this.pages = pages;
    this.page = page;
    this.charts = charts;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return Permission.ANSWER_GAP;
  }

  @Override
  public Reply handle(Call call) {
    DismissalForm form = DismissalForm.read(call.query(), call.words());
    if (!call.isSent(GapAnswers.purpose(form.finding()))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    if (call.someone().launch().patient().isEmpty()) {
      return failed(Trouble.Kind.NO_PATIENT);
    }
    return form.step()
        .map(
            step ->
                reply(
                    call,
                    form,
                    book.step(
                        call.someone(),
                        form.finding(),
                        call.version(),
                        call.asked("facts").orElse(""),
                        step)))
        .orElseGet(() -> again(call, form, 422));
  }

  private Reply reply(Call call, DismissalForm form, DismissalBook.Answer answer) {
    Words words = call.words();
    if (answer instanceof DismissalBook.Done) {
      return new Reply.SeeOther(address(call, form));
    }
    if (answer instanceof DismissalBook.Faster faster) {
      return again(call, form.failed(faster(faster, words)), 409);
    }
    if (answer instanceof DismissalBook.OtherFacts) {
      return again(call, form.failed(words.say("dismissal.other-facts")), 409);
    }
    return answer instanceof DismissalBook.NotKept
        ? again(call, form.failed(words.say("note.not-saved")), 503)
        : failed(Trouble.Kind.NOT_FOUND);
  }

  private static String faster(DismissalBook.Faster answer, Words words) {
    return answer
        .row()
        .map(
            row ->
                words.say(
                    "work.faster",
                    row.by().name(),
                    words.say("dismissal.done." + row.decision().code())))
        .orElseGet(() -> words.say("dismissal.other-facts"));
  }

  private static String address(Call call, DismissalForm form) {
    String anchor = Gap.anchor(form.finding());
    String visit =
        EncounterPage.visit(call)
            .map(Reference::toString)
            .map(one -> "visit=" + one + "&")
            .orElse("");
    return call.base() + "/encounter?" + visit + "answered=" + anchor + "#" + anchor;
  }

  private Reply again(Call call, DismissalForm form, int status) {
    DeskChart opened = charts.open(call.someone());
    boolean there =
        opened.review().findings().stream().anyMatch(one -> one.id().equals(form.finding()));
    return there
        ? pages.page(call, "title.documentation", status, opened, page.inside(call, opened, form))
        : failed(Trouble.Kind.NOT_FOUND);
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
