package org.rimborso.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.web.view.CodesView;
import org.rimborso.web.view.CodesViews;
import org.rimborso.web.view.Trouble;

/**
 * The code search: as a page of its own, and as the part that fills in under a search field. Reads
 * nothing of the patient, so the audit trail does not hear of it.
 */
final class CodesHandler implements Handler {
  private static final int LONGEST = 200;

  private final Pages pages;
  private final Charts charts;
  private final CodeFinder codes;

  CodesHandler(Pages pages, Charts charts, CodeFinder codes) {
    this.pages = pages;
    this.charts = charts;
    this.codes = codes;
  }

  @Override
  public Permission permission() {
    return Permission.SEARCH_CODES;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Book> book =
        Book.ofId(call.asked("system").orElse(Book.ICD10CM.id()))
            .filter(asked -> asked.system().isPresent());
    Optional<LocalDate> day = day(call);
    if (book.isEmpty() || day.isEmpty()) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next()));
    }
    CodesViews views =
        new CodesViews(codes, book.get(), day.get(), call.words(), call.base() + "/codes");
    CodesView view = views.view(cut(call.asked("q").orElse("")), call.asked("code"));
    return call.isPart()
        ? new Reply.Page(200, "codesfound.jte", Map.of("view", view, "words", call.words()))
        : new Reply.Page(
            200,
            "codes.jte",
            Map.of("frame", pages.frame(call, "title.codes", Optional.empty()), "view", view));
  }

  /** The day asked for, today at the site where none is; empty where it is none. */
  private Optional<LocalDate> day(Call call) {
    Optional<String> asked = call.asked("on");
    if (asked.isEmpty()) {
      return Optional.of(LocalDate.now(charts.zone(call.someone())));
    }
    try {
      return asked.map(LocalDate::parse);
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static String cut(String typed) {
    return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
  }
}
