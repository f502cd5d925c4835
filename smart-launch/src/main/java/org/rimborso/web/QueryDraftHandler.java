package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rimborso.access.Permission;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.QueryBook;
import org.rimborso.web.view.QueryForm;
import org.rimborso.web.view.Trouble;

/**
 * Keeps a half-written question or answer while it is typed, so that a session's end does not take
 * it along.
 */
final class QueryDraftHandler implements Handler {
  private final Permission permission;
  private final QueryBook book;
  private final Function<Call, String> purpose;
  private final Function<Call, DraftDesk.Form> form;
  private final List<String> fields;

  private QueryDraftHandler(
      Permission permission,
      QueryBook book,
      Function<Call, String> purpose,
      Function<Call, DraftDesk.Form> form,
      List<String> fields) {
    this.permission = permission;
    this.book = book;
    this.purpose = purpose;
    this.form = form;
    this.fields = List.copyOf(fields);
  }

  static QueryDraftHandler ofQuestions(QueryBook book) {
    return new QueryDraftHandler(
        Permission.ASK_CLINICIAN,
        book,
        AskPage::purpose,
        call -> DraftDesk.Form.question(AskPage.named(call)),
        QueryForm.FIELDS);
  }

  static QueryDraftHandler ofAnswers(QueryBook book) {
    return new QueryDraftHandler(
        Permission.ANSWER_QUERY,
        book,
        call -> QueryPage.purpose(call.part("id")),
        call -> DraftDesk.Form.answer(call.part("id")),
        QueryPage.TYPED);
  }

  @Override
  public Permission permission() {
    return permission;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(purpose.apply(call))) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    Map<String, String> typed = new TreeMap<>();
    for (String field : fields) {
      Optional<String> text = call.asked(field);
      text.ifPresent(value -> typed.put(field, value));
    }
    return DraftHandler.told(book.keepDraft(call.someone(), form.apply(call), typed));
  }
}
