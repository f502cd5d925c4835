package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.desk.PayerBook;
import org.rimborso.web.view.PayerForm;
import org.rimborso.web.view.Trouble;

/** Changes what is known of a payer, or goes back to what an older version said. */
final class ChangePayerHandler implements Handler {
  private final PayersHandler page;
  private final PayerBook book;

  ChangePayerHandler(PayersHandler page, PayerBook book) {
    this.page = page;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_PAYERS;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(PayersHandler.PURPOSE)) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    String payer = call.asked("payer").orElse("");
    Optional<Integer> older =
        call.asked("restore").filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt);
    if (older.isPresent()) {
      return reply(
          call,
          payer,
          Optional.empty(),
          book.restore(call.someone(), payer, call.version(), older.get()));
    }
    PayerForm form = PayerForm.read(call.query(), call.words());
    if (form.terms().isEmpty()) {
      return page.page(call, 422, Optional.of(form.failed(call.words().say("note.check"))));
    }
    return reply(
        call,
        payer,
        Optional.of(form),
        book.change(call.someone(), payer, call.version(), form.terms().get(), form.rates()));
  }

  private Reply reply(Call call, String payer, Optional<PayerForm> form, PayerBook.Answer answer) {
    if (answer instanceof PayerBook.Done) {
      return new Reply.SeeOther(PayersHandler.href(call, payer) + "&saved=1");
    }
    if (answer instanceof PayerBook.Unknown) {
      return failed(Trouble.Kind.NOT_FOUND);
    }
    if (answer instanceof PayerBook.Faster faster) {
      return page.page(
          call, 409, form.map(one -> one.failed(call.words().say("payers.faster", faster.name()))));
    }
    return page.page(call, 503, form.map(one -> one.failed(call.words().say("note.not-saved"))));
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
