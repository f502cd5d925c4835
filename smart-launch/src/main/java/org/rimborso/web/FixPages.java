package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.access.Csrf;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codebooks.terminology.Search;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.fix.CodeChoice;
import org.rimborso.desk.fix.CodeDay;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.rule.Finding;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;
import org.rimborso.web.view.FixView;
import org.rimborso.web.view.FixViews;
import org.rimborso.web.view.FixWords;
import org.rimborso.web.view.GapFix;
import org.rimborso.web.view.Trouble;

/**
 * The steps of a correction: choose, look at what it would change, write, take back. Whatever
 * stands in the way, what was chosen stays chosen.
 */
final class FixPages {
  private static final int MOST_FOUND = 12;
  private static final int LONGEST = 200;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Pages pages;
  private final Charts charts;
  private final CodeFinder codes;
  private final FixBook book;
  private final FixPart part;

  FixPages(Pages pages, Charts charts, CodeFinder codes, FixBook book, FixPart part) {
    this.pages = pages;
    this.charts = charts;
    this.codes = codes;
    this.book = book;
    this.part = part;
  }

  /** What the reader sees of a step. */
  private record Shown(
      Optional<String> trouble,
      Optional<FixView.Preview> preview,
      List<CodeChoice> found,
      String searched) {
    static Shown trouble(String sentence) {
      return new Shown(Optional.of(sentence), Optional.empty(), List.of(), "");
    }
  }

  Reply preview(Call call) {
    String finding = call.asked("finding").orElse("");
    if (!call.isSent(FixViews.choosing(finding))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    DeskChart opened = charts.open(call.someone());
    String typed = typed(call);
    boolean unchosen = value(call).isEmpty() && !typed.isBlank();
    if (unchosen || call.asked("do").equals(Optional.of("search"))) {
      Shown shown =
          new Shown(Optional.empty(), Optional.empty(), found(call, opened, finding, typed), typed);
      return page(call, opened, finding, 200, shown);
    }
    FixBook.Preview preview =
        book.preview(call.someone(), finding, value(call), call.words().locale());
    FixWords words = FixPart.words(call, opened);
    return preview instanceof FixBook.Ready ready
        ? page(call, opened, finding, 200, shown(call, ready, words))
        : stopped(call, opened, finding, ((FixBook.Stopped) preview).because());
  }

  private Shown shown(Call call, FixBook.Ready ready, FixWords words) {
    FixBook.Order order = ready.order();
    FixView.Preview preview =
        new FixView.Preview(
            call.base() + "/fix",
            Csrf.token(call.someone(), FixViews.writing(order)),
            order.id(),
            order.finding(),
            order.value(),
            order.resource().toString(),
            order.seen(),
            ready.lines().stream()
                .map(one -> new FixView.Line(one.element(), one.before(), one.after()))
                .toList(),
            ready.choice().map(words::why),
            words.remarks(ready));
    return new Shown(Optional.empty(), Optional.of(preview), List.of(), "");
  }

  Reply search(Call call) {
    String finding = call.asked("finding").orElse("");
    if (!call.isSent(FixViews.choosing(finding))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    DeskChart opened = charts.open(call.someone());
    List<GapFix.Group> groups =
        part.views(call, opened).codes(found(call, opened, finding, typed(call)));
    return new Reply.Page(200, "fixfound.jte", Map.of("groups", groups, "words", call.words()));
  }

  /** Codes that fit and can stand on the day. */
  private List<CodeChoice> found(Call call, DeskChart opened, String finding, String typed) {
    Optional<CodeDay> day =
        opened.review().findings().stream()
            .filter(one -> one.id().equals(finding))
            .findFirst()
            .map(one -> CodeDay.of(one, opened.chart()));
    if (day.isEmpty() || typed.isBlank()) {
      return List.of();
    }
    List<FoundCode> hits =
        codes
            .find(
                new Search(
                    day.get().system(),
                    typed,
                    day.get().on().orElse(opened.chart().asOf()),
                    call.words().locale(),
                    MOST_FOUND),
                Optional.empty())
            .codes();
    List<String> standing =
        hits.stream()
            .filter(
                one ->
                    one.answer() instanceof CodeAnswer.Billable
                        || one.answer() instanceof CodeAnswer.NotLoaded)
            .map(FoundCode::code)
            .toList();
    return book.judged(call.someone(), opened, finding, standing, call.words().locale());
  }

  private static String typed(Call call) {
    String typed = call.asked("q").orElse("");
    return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
  }

  private static String value(Call call) {
    return call.asked("value").map(String::strip).filter(one -> one.length() <= LONGEST).orElse("");
  }

  Reply write(Call call) {
    Optional<FixBook.Order> order = order(call);
    if (order.isEmpty() || !call.isSent(FixViews.writing(order.get()))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    FixBook.Answer answer = book.write(call.someone(), order.get());
    return answer instanceof FixBook.Ended ended
        ? ended(call, ended.row())
        : stopped(
            call,
            charts.open(call.someone()),
            order.get().finding(),
            ((FixBook.Stopped) answer).because());
  }

  private static Optional<FixBook.Order> order(Call call) {
    Optional<Reference> resource = call.asked("resource").flatMap(Reference::parse);
    Optional<String> id = call.asked("id").filter(text -> ID.matcher(text).matches());
    return resource.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FixBook.Order(
                id.get(),
                call.asked("finding").orElse(""),
                value(call),
                resource.get(),
                call.asked("seen").orElse("")));
  }

  /** What stands in the record, or may, is shown on the visit's page; the rest keeps its choice. */
  private Reply ended(Call call, FixRow row) {
    if (row.ending().state() == State.WRITTEN || row.isOpen()) {
      return new Reply.SeeOther(visit(call, row.about().visit()) + "fix=" + row.id() + "#fixes");
    }
    DeskChart opened = charts.open(call.someone());
    String sentence = FixPart.words(call, opened).failed(row);
    int status = row.ending().state() == State.CHANGED ? 409 : 422;
    return page(call, opened, row.about().finding(), status, Shown.trouble(sentence));
  }

  private static String visit(Call call, Optional<Reference> visit) {
    return call.base()
        + "/encounter?"
        + visit
            .map(one -> "visit=" + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8) + "&")
            .orElse("");
  }

  Reply undo(Call call) {
    String fix = call.asked("fix").orElse("");
    String id = call.asked("id").filter(text -> ID.matcher(text).matches()).orElse("");
    if (id.isEmpty() || !call.isSent(FixViews.undoing(fix, id))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    FixBook.Answer answer = book.undo(call.someone(), fix, id);
    return answer instanceof FixBook.Ended ended
        ? ended(call, ended.row())
        : stopped(call, charts.open(call.someone()), "", ((FixBook.Stopped) answer).because());
  }

  Reply check(Call call) {
    String finding = call.asked("finding").orElse("");
    Optional<String> id = call.asked("check").filter(text -> ID.matcher(text).matches());
    if (id.isEmpty() || !call.isSent(FixViews.choosing(finding))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    return book.check(call.someone(), finding, id.get())
        .<Reply>map(
            row ->
                new Reply.SeeOther(visit(call, row.about().visit()) + "fix=" + row.id() + "#fixes"))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND));
  }

  private Reply stopped(Call call, DeskChart opened, String finding, FixBook.Objection because) {
    int status =
        switch (because) {
          case NOTHING_CHOSEN, NOT_BILLABLE, SAME, BAD_DAY, NOT_HERE, NOT_OWN -> 422;
          case NO_SUCH_FINDING, CHANGED, BUSY -> 409;
          case SILENT, NO_TOKEN, NOT_KEPT -> 503;
        };
    return page(
        call,
        opened,
        finding,
        status,
        Shown.trouble(FixPart.words(call, opened).objection(because)));
  }

  private Reply page(Call call, DeskChart opened, String id, int status, Shown shown) {
    Optional<Finding> finding =
        opened.review().findings().stream().filter(one -> one.id().equals(id)).findFirst();
    FixViews views = part.views(call, opened);
    Optional<GapFix> fix =
        finding.flatMap(views::of).map(one -> with(one, views.codes(shown.found())));
    FixView view =
        new FixView(
            finding
                .map(one -> pages.rules().title(one.rule(), call.words()))
                .orElseGet(() -> call.words().say("title.fix")),
            finding.map(one -> call.words().withoutAmounts().say(one.message())).orElse(""),
            fix,
            value(call),
            shown.searched(),
            shown.trouble(),
            shown.preview(),
            call.base() + "/encounter");
    return pages.page(
        call,
        "title.documentation",
        status,
        opened,
        new Pages.Inside("fix.jte", Map.of("view", view)));
  }

  private static GapFix with(GapFix fix, List<GapFix.Group> found) {
    List<GapFix.Group> all = new ArrayList<>(fix.groups());
    all.addAll(found);
    return new GapFix(
        fix.form(),
        fix.instead(),
        fix.question(),
        all,
        fix.day(),
        fix.searches(),
        fix.inWords(),
        fix.remarks(),
        fix.done(),
        fix.checked());
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
