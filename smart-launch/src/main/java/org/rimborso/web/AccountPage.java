package org.rimborso.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.LetterBook;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedNote;
import org.rimborso.payer.Payers;
import org.rimborso.store.Query;
import org.rimborso.web.view.AccountView;
import org.rimborso.web.view.AccountViews;
import org.rimborso.web.view.NoteForm;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.SavedLine;
import org.rimborso.web.view.TemplateChoice;
import org.rimborso.web.view.WorkForm;
import org.rimborso.web.view.WorkView;
import org.rimborso.web.view.WriteOffForm;

/** Puts the page of one account together, for reading it and for a note that was not saved. */
final class AccountPage {
  private final Pages pages;
  private final Charts charts;
  private final Supplier<Payers> payers;
  private final WorkBook work;
  private final WriteOffPart writeOffs;
  private final QueryPart queries;
  private final NoteTemplates templates;
  private final LetterBook letters;

  AccountPage(
      Pages pages,
      Charts charts,
      Supplier<Payers> payers,
      WorkBook work,
      WriteOffBook writeOffs,
      QueryPart queries,
      NoteTemplates templates,
      LetterBook letters) {
    this.pages = pages;
    this.charts = charts;
    this.payers = payers;
    this.work = work;
    this.writeOffs = new WriteOffPart(writeOffs);
    this.queries = queries;
    this.templates = templates;
    this.letters = letters;
  }

  /** The account that the path names, if it is one. */
  static Optional<Reference> account(Call call) {
    return Reference.parse(call.part("type") + "/" + call.part("id"));
  }

  static String notePurpose(Reference account) {
    return "note " + account;
  }

  static String workPurpose(Reference account) {
    return "work " + account;
  }

  /** The form as its author left it, else an empty one. */
  NoteForm draft(Call call, Reference account) {
    return call.someone().may(Permission.WRITE_NOTE)
        ? charts.draft(call.someone(), account).map(NoteForm::restored).orElse(NoteForm.EMPTY)
        : NoteForm.EMPTY;
  }

  Optional<Pages.Inside> inside(Call call, DeskChart opened, Reference account, NoteForm form) {
    return inside(call, opened, account, form, WorkForm.EMPTY);
  }

  Optional<Pages.Inside> inside(
      Call call, DeskChart opened, Reference account, NoteForm form, WorkForm asked) {
    return inside(call, opened, account, form, asked, WriteOffForm.EMPTY);
  }

  Optional<Pages.Inside> inside(
      Call call,
      DeskChart opened,
      Reference account,
      NoteForm form,
      WorkForm wanted,
      WriteOffForm proposed) {
    Admitted visitor = call.someone();
    List<PlacedNote> notes = charts.notes(visitor, account);
    List<Query> asked = queries.of(call, account);
    return views(call, opened)
        .view(account, notes, letters(visitor, account), asked)
        .map(view -> model(call, opened, view, notes))
        .map(
            model -> {
              model.put("work", work(call, opened, account, wanted));
              model.put("queries", queries.view(call, opened, account, asked));
              model.put("writeOff", writeOffs.view(call, opened, account, proposed));
              List<TemplateChoice> choices = templates(call, opened, account);
              model.put("templates", choices);
              model.put("form", chosen(call, choices, form));
              return new Pages.Inside("account.jte", model);
            });
  }

  private List<TemplateChoice> templates(Call call, DeskChart opened, Reference account) {
    return call.someone().may(Permission.WRITE_NOTE)
        ? opened.review().accounts().stream()
            .filter(one -> one.reference().equals(account))
            .flatMap(one -> templates.offered(one, opened.chart(), call.permittedWords()).stream())
            .toList()
        : List.of();
  }

  /** The form with the template that the address names; what is wrong in a form stays there. */
  private static NoteForm chosen(Call call, List<TemplateChoice> choices, NoteForm form) {
    return call.asked("template")
        .filter(code -> form.errors().isEmpty())
        .flatMap(code -> choices.stream().filter(one -> one.code().equals(code)).findFirst())
        .map(form::filled)
        .orElse(form);
  }

  private Map<String, Optional<Landing>> letters(Admitted visitor, Reference account) {
    return visitor.may(Permission.SEE_NOTES) && visitor.may(Permission.SEE_AMOUNTS)
        ? letters.ofAccount(visitor, account)
        : Map.of();
  }

  private WorkView work(Call call, DeskChart opened, Reference account, WorkForm asked) {
    Admitted visitor = call.someone();
    WorkView.Forms forms =
        new WorkView.Forms(
            call.base() + "/accounts/" + account + "/work",
            Csrf.token(visitor, workPurpose(account)),
            asked,
            visitor.may(Permission.WRITE_NOTE) ? work.assignable(visitor) : List.of(),
            call.asked("work").isPresent() && asked.error().isEmpty());
    return WorkView.of(
        Optional.ofNullable(work.ofPatient(visitor).get(account)),
        work.task(visitor, account),
        forms,
        opened.chart().asOf(),
        opened.chart().zone(),
        call.words());
  }

  private AccountViews views(Call call, DeskChart opened) {
    return new AccountViews(
        opened.chart(),
        opened.review(),
        pages.rules(),
        payers.get(),
        call.permittedWords(),
        EncounterPage.told(call, opened));
  }

  private Map<String, Object> model(
      Call call, DeskChart opened, AccountView view, List<PlacedNote> notes) {
    Admitted visitor = call.someone();
    String href = call.base() + "/accounts/" + view.reference();
    Map<String, Object> model = new HashMap<>();
    model.put("view", view);
    model.put("href", href);
    model.put("today", opened.chart().asOf().toString());
    model.put("mayWrite", visitor.may(Permission.WRITE_NOTE));
    model.put("token", Csrf.token(visitor, "note " + view.reference()));
    model.put("strikable", strikable(visitor, notes));
    model.put("saved", saved(call, opened, notes, href));
    return model;
  }

  /** The ids of the visitor's own notes that stand. */
  private static Set<String> strikable(Admitted visitor, List<PlacedNote> notes) {
    return visitor.may(Permission.WRITE_NOTE)
        ? notes.stream()
            .filter(placed -> placed.isToStrikeBy(visitor.launch().user()))
            .map(placed -> placed.note().id())
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private Optional<SavedLine> saved(
      Call call, DeskChart opened, List<PlacedNote> notes, String href) {
    return call.asked("saved")
        .flatMap(id -> find(notes, id))
        .map(note -> SavedLine.of(note, opened.chart().zone(), href, 0, call.words()));
  }

  static Optional<PlacedNote> find(List<PlacedNote> notes, String id) {
    return notes.stream().filter(placed -> placed.note().id().equals(id)).findFirst();
  }
}
