package org.rimborso.desk.fix;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.access.Access;
import org.rimborso.access.Admitted;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Permission;
import org.rimborso.access.RefusalPage;
import org.rimborso.access.Role;
import org.rimborso.access.SessionLimits;
import org.rimborso.access.TestAdmission;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.ChartSource;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DismissalLedger;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.FakeClock;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.notes.AuditedNotes;
import org.rimborso.notes.Dispatch;
import org.rimborso.notes.EhrRecords;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.Records;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.ChartStamps;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.FixRows;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.WriteOffRows;

/**
 * The desk for corrections with real parts: store, gate, trail, rules, and an EHR over a socket.
 */
final class FixRoom implements AutoCloseable {
  static final Reference CONDITION = new Reference("Condition", "c1");

  /** As no serializer would write it, with what our readers do not know. */
  static final String E11 =
      """
      { "resourceType" : "Condition", "id":"c1","meta":{"versionId":"1"},
        "extension":[{"url":"https://x.example/e","valueDecimal":1.50}],  "note":[{"text":"caf\\u00e9 \\/ è"}],
        "subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},
        "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm", "code":"E11","userSelected":true}],"text":"Zucker"} }
      """;

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  final ChartDouble ehr;
  final Store store;
  final FixRows rows;
  final FixDesk fixes;
  final Desk desk;
  private final FakeClock clock = new FakeClock();
  private final Thread user = Thread.currentThread();
  private int asked;

  /** Before which question of the user to the EHR the process ends. */
  int killAt = Integer.MAX_VALUE;

  FixRoom(Path folder, ChartDouble ehr) {
    this.ehr = ehr;
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    rows = new FixRows(store);
    List<EhrSettings> settings = List.of(settings(ehr.base()));
    Ehrs ehrs = new Ehrs(settings, new Outbound(Clock.systemUTC(), time -> {}));
    CapabilityBook capabilities = new CapabilityBook();
    TokenSource tokens = launch -> token();
    AuditLog audit = new AuditLog(store, clock);
    Access access =
        new Access(
            URI.create("http://localhost"),
            settings,
            SessionLimits.DEFAULT,
            store,
            audit,
            id -> Optional.empty(),
            RefusalPage.PLAIN,
            clock);
    Records.Source records =
        EhrRecords.source(ehrs, tokens, capabilities, id -> Set.of("user/*.cruds"));
    CodeSets codes = new CodeShelf(Path.of("target", "no-codes"), clock).snapshot().codes();
    Reviewer reviewer = Reviewer.of(new RuleContext(codes, Payers.NONE, Parameters.DEFAULTS));
    desk =
        new Desk(
            new ChartSource(
                ehrs, capabilities, tokens, Set.of(), () -> Budget.of(ChartSource.PAGE_BUDGET)),
            ChartReview.of(() -> reviewer),
            outbox(records, audit),
            new NoteShelf(new NoteRows(store)),
            new WriteOffRows(store),
            new DismissalLedger(new DismissalRows(store)),
            new ChartStamps(store, clock),
            access.gate(),
            Confidentiality.STRICT,
            audit,
            clock);
    fixes =
        FixDesk.open(
            new Parts(
                desk,
                access.gate(),
                Pens.of(ehrs, capabilities, tokens, store, Set.of(), clock),
                store,
                records,
                () -> codes,
                audit,
                clock));
  }

  /** What the trail says of corrections, and of which resources. */
  List<String> trail() {
    List<String> rows =
        store.read(
            handle ->
                handle
                    .createQuery("select reason || ' ' || resources from audit_entry order by seq")
                    .mapTo(String.class)
                    .list());
    return rows.stream().filter(row -> row.startsWith("fix-")).toList();
  }

  /** Time passes. */
  void pass(Duration time) {
    clock.advance(time);
  }

  /** A process that ended. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Each question to an EHR begins with the token. */
  private Optional<String> token() {
    if (Thread.currentThread() == user && asked++ == killAt) {
      throw new Killed();
    }
    return Optional.of("token");
  }

  /** The process ends before the user's next question but {@code steps}. */
  void killAfter(int steps) {
    asked = 0;
    killAt = steps;
  }

  private Outbox outbox(Records.Source records, AuditLog audit) {
    NoteRows notes = new NoteRows(store);
    Dispatch dispatch =
        new Dispatch(
            notes,
            new OutboxLeases(store),
            new RefusalRows(store),
            records,
            new FollowUpWriter(),
            new AuditedNotes(audit),
            clock);
    return new Outbox(notes, dispatch, new AuditedNotes(audit), clock, Runnable::run);
  }

  private static EhrSettings settings(URI base) {
    return new EhrSettings(
        "e1",
        base,
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  static ChartDouble chart() {
    return new ChartDouble()
        .put(
            "Patient/p1",
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"1\"},\"birthDate\":\"1958-03-04\"}")
        .put(
            "Encounter/e1",
            "{\"resourceType\":\"Encounter\",\"id\":\"e1\",\"meta\":{\"versionId\":\"1\"},\"status\":\"finished\","
                + "\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"period\":{\"start\":\"2026-11-12\",\"end\":\"2026-11-12\"}}")
        .put("Condition/c1", E11.strip());
  }

  static Admitted clinician() {
    return visitor("sub-1", Set.of("user/*.cruds"), Role.CLINICIAN);
  }

  static Admitted visitor(String subject, Set<String> scopes, Role role) {
    return TestAdmission.of(
        new Launch(
            "l-" + subject,
            "e1",
            new User(
                "https://ehr.example", subject, Reference.parse("Practitioner/d1"), "Dr Synthetic"),
            Reference.parse("Patient/p1"),
            Optional.empty(),
            scopes,
            true,
            START),
        role);
  }

  /** The id of the chart's finding of a rule. */
  String finding(String rule) {
    return desk.open(clinician(), Permission.FIX_CHART).review().findings().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .id();
  }

  FixBook.Ready preview(String rule, String value) {
    FixBook.Preview preview = fixes.preview(clinician(), finding(rule), value, Locale.ENGLISH);
    if (preview instanceof FixBook.Ready ready) {
      return ready;
    }
    throw new AssertionError(((FixBook.Stopped) preview).because());
  }

  FixBook.Answer write(FixBook.Order order) {
    return fixes.write(clinician(), order);
  }

  @Override
  public void close() {
    store.close();
    ehr.close();
  }
}
