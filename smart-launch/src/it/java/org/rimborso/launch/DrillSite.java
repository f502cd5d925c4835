package org.rimborso.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.account.State;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerTerms;
import org.rimborso.rule.Severity;
import org.rimborso.smart.Drafts;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.CallerTokenRows;
import org.rimborso.store.ChartStamps;
import org.rimborso.store.Letter;
import org.rimborso.store.HealthRow;
import org.rimborso.store.HealthRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.CardRow;
import org.rimborso.store.CardRows;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRows;
import org.rimborso.store.PayerRow;
import org.rimborso.store.PayerRows;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryRow;
import org.rimborso.store.QueryRows;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.Store;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRuns;
import org.rimborso.store.SweptAccount;
import org.rimborso.store.TaskRow;
import org.rimborso.store.WorkListGenerations;
import org.rimborso.store.WorkListRows;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;
import org.rimborso.store.WriteOffRow;
import org.rimborso.store.WriteOffRows;

/**
 * The real app in a process of its own that also writes, on request, into the tables that a short visit leaves empty, tells what all tables
 * hold, and goes on writing until it is killed.
 */
final class DrillSite {
  static final String WRITTEN = "written ";
  private static final Reference CLAIM = new Reference("Claim", "c1");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private DrillSite() {}

  public static void main(String[] arguments) throws IOException {
    Wiring app = Wiring.start(SettingsFile.read(Path.of(arguments[0]), Map.of()));
    say("listening");
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      switch (line) {
        case "fill" -> fill(app.store());
        case "write" -> new Thread(() -> writeOn(app.store())).start();
        default -> Files.write(Path.of(line), rows(app.store()));
      }
      say("done");
    }
    app.close();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void fill(Store store) {
    new RefusalRows(store).remember("elsewhere", RefusalRows.EVERYONE, LATER.toEpochMilli());
    new CallerTokenRows(store).take("drilled", LATER, Instant.now());
    new SigningKeyRows(store).add(new SigningKeyRows.Row("ES384", 99, "sealed", Instant.EPOCH));
    new ChartStamps(store, Clock.systemUTC()).raise("elsewhere", new Reference("Patient", "p1"));
    new WorkRows(store)
        .insert(
            work(),
            Optional.of(new TaskRow(work().telling(), "drill", 0, NoteRow.Delivery.waiting())));
    WorkListGenerations list = WorkListGenerations.begin(store, "elsewhere", LocalDate.EPOCH);
    list.add(List.of(swept()));
    list.stand(Instant.EPOCH, LocalDate.EPOCH, 1);
    new WorkListRows(store).refresh("elsewhere", swept());
    new PayerRows(store).insert(payer());
    new QueryRows(store).insert(question(), asked(), Optional.empty());
    new HealthRows(store).save(new HealthRow("elsewhere", YearMonth.of(2026, 11), Instant.EPOCH, "{}", Optional.of("")));
    new DismissalRows(store).insert(dismissal());
    new FixRows(store).insert(fix());
    new SweepRuns(store).begin("elsewhere", SweepRun.Cause.HAND, Instant.EPOCH);
    new CardRows(store).show(List.of(card()), LATER);
    new WriteOffRows(store).insert(proposal(), note("drilled"));
    new NoteRows(store).insert(note("with-letter"), new Letter("appeal", "en", Letter.Sheet.A4, LocalDate.EPOCH, "Title", "Text"), Optional.of(NoteRow.Delivery.waiting()));
    drafts(store).keep(launch(), CLAIM.toString(), Map.of("text", "half-written"));
    store.durably(handle -> handle.execute("insert into audit_cut values (999, '2000-01-01', 0, 'Officer', 'For the drill')"));
  }

  private static SweptAccount swept() {
    return new SweptAccount(
        CLAIM, new Reference("Patient", "p1"), "Drilled", "1", false, "", State.DENIED, Optional.empty(), "Drilled payer", Optional.of(Money.of("84.50", "USD")),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "{}");
  }

  private static WorkRow work() {
    NoteRow.Owner owner = new NoteRow.Owner("https://ehr.example", "sub");
    return new WorkRow(
        "elsewhere", new Reference("Patient", "p1"), CLAIM, 1, "", false, WorkRow.State.NONE, new WorkRow.Change(owner, "Bea Biller", Instant.EPOCH, "wake"));
  }

  private static PayerRow payer() {
    NoteRow.Owner owner = new NoteRow.Owner("https://ehr.example", "sub");
    return new PayerRow(
        "Drilled", 1, new PayerTerms(Limits.NONE, Limits.NONE, OptionalInt.of(21), Contact.UNKNOWN),
        new WorkRow.Change(owner, "Mia Manager", Instant.EPOCH, "change"));
  }

  private static DismissalRow dismissal() {
    NoteRow.Owner owner = new NoteRow.Owner("https://ehr.example", "sub");
    return new DismissalRow(
        "elsewhere", new Reference("Patient", "p1"), "rule:Claim/c1:x", 1, "rule", Severity.ERROR, "0", false, DismissalRow.Decision.DISMISSED, "other", "",
        new WriteOffRow.Decided(owner, "Cleo Clinician", Instant.EPOCH));
  }

  private static FixRow fix() {
    NoteRow.Owner owner = new NoteRow.Owner("https://ehr.example", "sub");
    return new FixRow(
        "drilled", "elsewhere", new Reference("Patient", "p1"), "drill", false,
        new FixRow.About("rule:Condition/d1:x", "rule", "code", new Reference("Condition", "d1"), Optional.empty(), "E11", "E11.9"), "[]",
        new FixRow.By(owner, "Cleo Clinician", Instant.EPOCH), FixRow.Ending.of(FixRow.State.WRITTEN, "", Instant.EPOCH), Optional.empty());
  }

  private static CardRow card() {
    return new CardRow(
        "drilled", "elsewhere", new Reference("Patient", "p1"), "patient-view", new CardRow.About("rule:Claim/c1:x", "0"),
        new Reference("Practitioner", "c1"), LATER);
  }

  private static WriteOffRow proposal() {
    NoteRow.Owner owner = new NoteRow.Owner("https://ehr.example", "sub");
    return new WriteOffRow(
        "elsewhere", new Reference("Patient", "p1"), CLAIM, 1, "", false, WriteOffRow.Decision.PROPOSED, Money.of("84.50", "USD"),
        "For the drill", "drilled", new WriteOffRow.Decided(owner, "Bea Biller", Instant.EPOCH));
  }

  private static QueryRow question() {
    return new QueryRow(
        "drilled", "elsewhere", new Reference("Patient", "p1"), new QueryRow.About(Optional.of(CLAIM), Optional.empty(), Optional.empty()), "", false,
        Optional.empty(), QueryRow.Kind.RECORDS, new QueryRow.Wording("Is it whole?", List.of(), List.of()), by());
  }

  private static QueryEvent asked() {
    return new QueryEvent("drilled", 1, QueryEvent.What.ASKED, Optional.empty(), "", LocalDate.EPOCH, by());
  }

  private static QueryRow.By by() {
    return new QueryRow.By(new NoteRow.Owner("https://ehr.example", "sub"), "Bea Biller", Instant.EPOCH);
  }

  static Drafts drafts(Store store) {
    return new Drafts(store, store.sealingKey(), new SecureRandom(), Clock.systemUTC());
  }

  /** Of nobody who visits: its draft is not the page's. */
  static Launch launch() {
    return new Launch(
        "drill", "elsewhere", new User("https://ehr.example", "sub", Optional.empty(), "Bea Biller"),
        Optional.of(new Reference("Patient", "p1")), Optional.empty(), Set.of(), false, Instant.EPOCH);
  }

  private static void writeOn(Store store) {
    AuditLog log = new AuditLog(store, Clock.systemUTC());
    NoteRows notes = new NoteRows(store);
    for (int i = 0; i < Integer.MAX_VALUE; i++) {
      log.record(
          new AuditEntry(
              Optional.of(new AuditEntry.Who("https://ehr.example", "sub", Optional.empty())), Action.WRITE, Optional.empty(), List.of(),
              Outcome.DONE, "drill-" + i, Optional.empty()));
      notes.insert(note("drill-" + i));
      say(WRITTEN + "drill-" + i);
    }
  }

  private static NoteRow note(String id) {
    Note note =
        new Note(
            id, new Note.Author("Practitioner/b1", "Bea Biller"), Instant.EPOCH, Note.Kind.CALL, "Text of " + id, Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Note.Status.ACTIVE);
    return new NoteRow(
        note, "elsewhere", new NoteRow.Owner("https://ehr.example", "sub"), "drill", new Reference("Patient", "p1"), CLAIM,
        NoteRow.Delivery.here("NO_SCOPE"));
  }

  /** All rows of all tables, each as a line that begins with its table's name. */
  static Set<String> rows(Store store) {
    return store.read(
        handle -> {
          Set<String> rows = new TreeSet<>();
          tables(handle).forEach(table -> rows.addAll(rows(handle, table)));
          return rows;
        });
  }

  static List<String> tables(Handle handle) {
    return handle
        .createQuery("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
        .mapTo(String.class)
        .list();
  }

  private static List<String> rows(Handle handle, String table) {
    return handle.createQuery("select * from " + table).mapToMap().map(row -> table + " " + row.toString().replace('\n', ' ')).list();
  }
}
