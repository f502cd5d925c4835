package org.rimborso.web;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.HealthBook;
import org.rimborso.desk.LetterBook;
import org.rimborso.desk.PayerBook;
import org.rimborso.desk.QueryBook;
import org.rimborso.desk.RuleTrials;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkListBook;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.payer.Payers;
import org.rimborso.plugins.Plugins;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.RulePages;

/** Every page there is, wired: the one place that says which path answers what. */
public final class Site {
  private final Door door;
  private final Pages pages;
  private final StaticFiles files = new StaticFiles();
  private final Router<Doorstep> doorsteps = new Router<>();
  private final Router<Handler> handlers = new Router<>();

  /**
   * @param catalogue the site's rules and what they have to work with
   * @param codes searches for codes
   * @param json writes a review as the JSON contract says
   * @param trail the audit trail for administrators
   * @param work who works on which account
   * @param workList the accounts of all patients that somebody has to work on
   * @param writeOffs who proposed to give up what, and what became of it
   * @param queries what clinicians are asked, and what they answer
   * @param payers their profiles, for who keeps them up to date
   * @param health how the facility stands
   * @param letters the letters to payers
   * @param fixes corrections of the chart
   * @param scope who sees which patients beside the launched one
   * @param gaps lets gaps be answered
   * @param sweeps of the site's EHRs
   * @param trials of changed files of payer rules
   * @param plugins of which some rules are
   */
  public Site(
      SmartFlow smart,
      Door door,
      Charts charts,
      Sessions sessions,
      RulePages rules,
      RuleCatalogue catalogue,
      CodeFinder codes,
      NoteTemplates templates,
      BiFunction<DeskChart, Locale, String> json,
      Trail trail,
      WorkBook work,
      WorkListBook workList,
      WriteOffBook writeOffs,
      QueryBook queries,
      PayerBook payers,
      HealthBook health,
      LetterBook letters,
      FixBook fixes,
      FacilityScope scope,
      GapRoom gaps,
      Sweeps sweeps,
      RuleTrials trials,
      Plugins plugins) {
    this.door = door;
    pages = new Pages(charts, rules);
    doorsteps
        .add("GET", "/", new WelcomeDoorstep(smart, pages))
        .add("GET", "/.well-known/jwks.json", new KeysDoorstep(smart))
        .add("GET", "/launch", new LaunchDoorstep(smart))
        .add("GET", "/launch/{ehr}", new StandaloneDoorstep(smart))
        .add("GET", "/callback/{ehr}", new CallbackDoorstep(smart, door));
    QueryPart asked = new QueryPart(queries);
    AccountPage account =
        new AccountPage(
            pages, charts, catalogue::payers, work, writeOffs, asked, templates, letters);
    addPages(charts, account, codes, json, work, asked, workList);
    addQueries(charts, queries, asked, scope);
    FixPart corrected = new FixPart(fixes);
    addFixes(new FixPages(pages, charts, codes, fixes, corrected));
    addWork(charts, account, work);
    handlers.add(
        "GET",
        "/s/{launch}/today",
        new TodayHandler(pages, charts, work, writeOffs, queries, scope));
    addWorkList(work, workList, scope);
    addWriteOffs(charts, account, writeOffs);
    PayersHandler profiles = new PayersHandler(pages, charts, payers);
    handlers
        .add("GET", "/s/{launch}/payers", profiles)
        .add("POST", "/s/{launch}/payers", new ChangePayerHandler(profiles, payers));
    addHealth(charts, health, scope);
    addLetters(charts, letters, catalogue::payers);
    addSessions(charts, sessions);
    addSweeps(charts, sweeps);
    addRules(
        new RulesHandler(pages, charts, catalogue, gaps, plugins),
        new TryRulesHandler(pages, charts, trials, scope),
        charts,
        trials);
    addGaps(charts, gaps, asked, corrected);
    handlers.add("GET", "/s/{launch}/admin/audit", new AuditHandler(pages, charts, trail));
  }

  private void addQueries(Charts charts, QueryBook book, QueryPart part, FacilityScope scope) {
    AskPage ask = new AskPage(book);
    QueryPage one = new QueryPage(book);
    String query = "/s/{launch}/queries/{id}";
    handlers
        .add("GET", "/s/{launch}/ask", new AskHandler(pages, ask))
        .add("POST", "/s/{launch}/ask", new SendQueryHandler(pages, ask, charts, book))
        .add("POST", "/s/{launch}/ask/draft", QueryDraftHandler.ofQuestions(book))
        .add("GET", "/s/{launch}/queries", new QueriesHandler(pages, charts, book, part, scope))
        .add("GET", query, new QueryHandler(pages, one))
        .add(
            "POST",
            query + "/step",
            new QueryStepHandler(Permission.ASK_CLINICIAN, pages, one, charts, book))
        .add(
            "POST",
            query + "/answer",
            new QueryStepHandler(Permission.ANSWER_QUERY, pages, one, charts, book))
        .add("POST", query + "/draft", QueryDraftHandler.ofAnswers(book));
  }

  private void addHealth(Charts charts, HealthBook book, FacilityScope scope) {
    HealthHandler page = new HealthHandler(pages, charts, book, scope);
    handlers
        .add("GET", "/s/{launch}/health", page)
        .add("GET", "/s/{launch}/health.csv", new HealthCsvHandler(charts, book))
        .add("GET", "/s/{launch}/health/{figure}", page);
  }

  private void addSessions(Charts charts, Sessions sessions) {
    handlers
        .add("GET", "/s/{launch}/session", new SessionHandler(false))
        .add("POST", "/s/{launch}/session", new SessionHandler(true))
        .add("GET", "/s/{launch}/admin/sessions", new SessionsHandler(pages, charts, sessions))
        .add("POST", "/s/{launch}/admin/sessions/end", new EndSessionHandler(sessions));
  }

  private void addSweeps(Charts charts, Sweeps sweeps) {
    String path = "/s/{launch}/admin/sweeps";
    handlers
        .add("GET", path, new SweepsHandler(pages, charts, sweeps))
        .add("POST", path + "/start", new SweepStepHandler(sweeps::start))
        .add("POST", path + "/stop", new SweepStepHandler(sweeps::stop));
  }

  private void addGaps(Charts charts, GapRoom gaps, QueryPart asked, FixPart corrected) {
    EncounterPage page = new EncounterPage(pages, gaps.mutes(), asked, corrected);
    handlers
        .add("GET", "/s/{launch}/encounter", new EncounterHandler(pages, page))
        .add(
            "POST",
            "/s/{launch}/encounter/gap",
            new DismissHandler(pages, page, charts, gaps.book()));
  }

  private void addRules(
      RulesHandler rules, TryRulesHandler attempts, Charts charts, RuleTrials trials) {
    handlers
        .add("GET", "/s/{launch}/rules", rules)
        .add("GET", "/s/{launch}/rules/try", attempts)
        .add("POST", "/s/{launch}/rules/try/step", new TryStepHandler(attempts, charts, trials))
        .add("GET", "/s/{launch}/rules/{id}", new RuleHandler(pages, rules));
  }

  private void addWork(Charts charts, AccountPage page, WorkBook work) {
    handlers
        .add(
            "POST",
            "/s/{launch}/accounts/{type}/{id}/work",
            new WorkHandler(pages, page, charts, work))
        .add("POST", "/s/{launch}/accounts/bulk", new BulkHandler(pages, charts, work));
  }

  private void addWorkList(WorkBook work, WorkListBook list, FacilityScope scope) {
    String path = "/s/{launch}/worklist";
    handlers
        .add("GET", path, new WorkListHandler(pages, work, list, scope))
        .add("GET", path + ".csv", new WorkListCsvHandler(list, scope))
        .add("POST", path + "/bulk", new WorkListBulkHandler(pages, work, list, scope));
  }

  private void addWriteOffs(Charts charts, AccountPage page, WriteOffBook book) {
    String path = "/s/{launch}/accounts/{type}/{id}/write-off";
    handlers
        .add("POST", path, new WriteOffHandler(Permission.WRITE_NOTE, pages, page, charts, book))
        .add(
            "POST",
            path + "/decision",
            new WriteOffHandler(Permission.APPROVE_WRITE_OFF, pages, page, charts, book));
  }

  private void addFixes(FixPages steps) {
    String path = "/s/{launch}/fix";
    handlers
        .add("POST", path, new FixHandler(steps::write))
        .add("POST", path + "/preview", new FixHandler(steps::preview))
        .add("POST", path + "/codes", new FixHandler(steps::search))
        .add("POST", path + "/undo", new FixHandler(steps::undo))
        .add("POST", path + "/checked", new FixHandler(steps::check));
  }

  private void addLetters(Charts charts, LetterBook letters, Supplier<Payers> payers) {
    LetterPage page = new LetterPage(letters, payers);
    String account = "/s/{launch}/accounts/{type}/{id}";
    handlers
        .add("GET", account + "/letter", new LetterHandler(pages, page))
        .add("POST", account + "/letter", new MakeLetterHandler(pages, page, charts, letters))
        .add("POST", account + "/letter/draft", new LetterDraftHandler(letters))
        .add("GET", account + "/letters/{letter}", new LetterPdfHandler(letters));
  }

  private void addPages(
      Charts charts,
      AccountPage page,
      CodeFinder codes,
      BiFunction<DeskChart, Locale, String> json,
      WorkBook work,
      QueryPart asked,
      WorkListBook workList) {
    String account = "/s/{launch}/accounts/{type}/{id}";
    handlers
        .add("GET", "/s/{launch}", new HomeHandler())
        .add("GET", "/s/{launch}/accounts", new AccountsHandler(pages, work, asked))
        .add("GET", account, new AccountHandler(pages, page, workList))
        .add("GET", account + "/saved", new SavedHandler(charts))
        .add("POST", account + "/draft", new DraftHandler(charts))
        .add("POST", account + "/notes", new SaveNoteHandler(pages, page, charts))
        .add("POST", account + "/strike", new StrikeNoteHandler(charts))
        .add("GET", "/s/{launch}/review.json", new ReviewJsonHandler(charts, json))
        .add("GET", "/s/{launch}/codes", new CodesHandler(pages, charts, codes))
        .add("POST", "/s/{launch}/refresh", new RefreshHandler(charts))
        .add("POST", "/s/{launch}/logout", new LogoutHandler(pages, door));
  }

  Door door() {
    return door;
  }

  Pages pages() {
    return pages;
  }

  StaticFiles files() {
    return files;
  }

  Router<Doorstep> doorsteps() {
    return doorsteps;
  }

  Router<Handler> handlers() {
    return handlers;
  }
}
