package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.CallWatch;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.FakeClock;
import org.rimborso.ehr.Fault;
import org.rimborso.ehr.FaultProxy;
import org.rimborso.ehr.FhirDouble;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/**
 * Every kind of fault at every call of a note's delivery, over real sockets and through the real
 * transport: once the fault is over, the note is there once, and so is the one before it.
 */
class NoteFaultsTest {
  private static final long SEED = 20261128;
  private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
  private static final Limits QUICK =
      new Limits(
          Duration.ofMillis(500), Duration.ofMillis(800), 1 << 20, 2, Duration.ofMinutes(5), 48);

  @TempDir private Path folder;
  private final FakeClock clock = new FakeClock();
  private final Map<String, FhirDouble> records = new ConcurrentHashMap<>();

  /** The calls of a delivery, as they look from outside. */
  private enum Step {
    SEARCH("GET /fhir/ClaimResponse\\?.*"),
    READ_BILL("GET /fhir/Claim/.*"),
    CREATE("POST .*"),
    UPDATE("PUT .*"),
    READ_BACK("GET /fhir/ClaimResponse/.*");

    private final String form;

    Step(String form) {
      this.form = form;
    }

    boolean is(FaultProxy.Request request) {
      return (request.method() + " " + request.target().replaceFirst("^/[^/]+", "")).matches(form);
    }
  }

  /**
   * A fault at a step, so many times in a row; with a note written before where it is an update.
   */
  private record Scene(String ehr, Step step, Fault fault, int times) {}

  private static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (Step step : Step.values()) {
      for (Fault fault : Fault.values()) {
        for (int times = 1; times <= 3; times++) {
          scenes.add(new Scene("e" + scenes.size(), step, fault, times));
        }
      }
    }
    Collections.shuffle(scenes, new Random(SEED));
    return scenes.subList(0, Campaign.size(30, scenes.size()));
  }

  private FhirDouble record(String ehr) {
    return records.computeIfAbsent(
        ehr,
        id ->
            new FhirDouble("/" + id + "/fhir")
                .put(
                    "{\"resourceType\":\"Claim\",\"id\":\"c1\",\"use\":\"claim\",\"type\":{\"text\":"
                        + "\"x\"},\"patient\":{\"reference\":\"Patient/p1\"},"
                        + "\"insurer\":{\"display\":\"Plan\"}}"));
  }

  private Sent answer(LoopbackServer.Seen seen) {
    String path = seen.path();
    return path.contains(".well-known")
        ? Sent.json(404, "{}")
        : record(path.split("/", 3)[1]).answer(seen);
  }

  private static EhrSettings settings(URI origin, String id) {
    return new EhrSettings(
        id,
        URI.create(origin + "/" + id + "/fhir"),
        Set.of(),
        "c",
        Optional.empty(),
        false,
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  private static Launch launch(String ehr) {
    return new Launch(
        "l-" + ehr,
        ehr,
        new User("https://ehr.example", "sub-" + ehr, Optional.empty(), "Bea Biller"),
        Optional.of(Desk.PATIENT),
        Optional.empty(),
        Desk.SCOPES,
        false,
        Instant.EPOCH);
  }

  @Test
  void note_underEveryFaultAtEveryStep_isThereOnce() throws IOException {
    List<Scene> scenes = scenes();
    List<String> wrong = new ArrayList<>();
    try (LoopbackServer server = new LoopbackServer(this::answer);
        FaultProxy proxy = FaultProxy.before(server.origin().getPort());
        Store store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")))) {
      List<EhrSettings> ehrs =
          scenes.stream().map(scene -> settings(proxy.origin(), scene.ehr())).toList();
      Outbox outbox =
          outbox(store, new Ehrs(ehrs, new Outbound(clock, clock, QUICK, CallWatch.NONE)));
      for (Scene scene : scenes) {
        play(scene, proxy, outbox);
        judge(scene, outbox).ifPresent(wrong::add);
      }
    }
    assertThat(wrong).as("seed %d", SEED).isEmpty();
    Campaign.tell(
        "note-faults",
        String.format(
            Locale.ROOT,
            "%,d notes under %d kinds of faults at %d steps of their delivery, one to three times"
                + " in a row: 0 lost, 0 doubled",
            scenes.size(),
            Fault.values().length,
            Step.values().length));
  }

  private Outbox outbox(Store store, Ehrs ehrs) {
    NoteRows rows = new NoteRows(store);
    NoteTrail trail =
        new NoteTrail() {
          @Override
          public void striking(NoteRow row) {}

          @Override
          public void refused(NoteRow row, Launch launch) {}

          @Override
          public void saving(NoteRow row) {}

          @Override
          public void ended(NoteRow row, Landing landing) {}

          @Override
          public void attributed(
              NoteRow row, Reference record, Attribution how, Optional<Reference> provenance) {}
        };
    Dispatch dispatch =
        new Dispatch(
            rows,
            new OutboxLeases(store),
            new RefusalRows(store),
            EhrRecords.source(ehrs, id -> Optional.of("t"), new CapabilityBook(), id -> Set.of()),
            new FollowUpWriter(),
            trail,
            clock);
    return new Outbox(rows, dispatch, trail, clock, Runnable::run);
  }

  private void play(Scene scene, FaultProxy proxy, Outbox outbox) {
    Launch launch = launch(scene.ehr());
    proxy.plan(request -> Optional.empty());
    if (scene.step() == Step.UPDATE) {
      outbox.save(launch, Desk.PATIENT, Desk.CLAIM, Desk.note("before-" + scene.ehr(), "Earlier."));
    }
    AtomicInteger left = new AtomicInteger(scene.times());
    proxy.plan(
        request ->
            scene.step().is(request) && left.getAndDecrement() > 0
                ? Optional.of(scene.fault())
                : Optional.empty());
    outbox.save(launch, Desk.PATIENT, Desk.CLAIM, Desk.note("note-" + scene.ehr(), "Called."));
    for (int later = 0; later < 6; later++) {
      clock.advance(LONGER_THAN_ANY_PAUSE);
      outbox.deliverDue();
      outbox.resumeFor(launch);
    }
  }

  private Optional<String> judge(Scene scene, Outbox outbox) {
    List<String> ids = ids(record(scene.ehr()));
    long there = ids.stream().filter(("note-" + scene.ehr())::equals).count();
    Landing landing = outbox.landing("note-" + scene.ehr(), Duration.ZERO).orElseThrow();
    boolean once = landing instanceof Landing.Delivered ? there == 1 : there == 0;
    boolean ended = landing instanceof Landing.Delivered || landing instanceof Landing.Here;
    boolean beforeIntact =
        scene.step() != Step.UPDATE
            || ids.stream().filter(("before-" + scene.ehr())::equals).count() == 1;
    return once && ended && beforeIntact && mayStayHere(scene, landing)
        ? Optional.empty()
        : Optional.of(scene + ": " + landing + " with " + ids);
  }

  /** Only what an EHR refuses stays here; an outage is waited for. */
  private static boolean mayStayHere(Scene scene, Landing landing) {
    boolean refused = scene.fault().name().matches("STATUS_40[034]|REDIRECT");
    return landing instanceof Landing.Delivered || refused;
  }

  private static List<String> ids(FhirDouble record) {
    List<String> ids = new ArrayList<>();
    for (JsonNode resource : record.held("ClaimResponse")) {
      if (!resource.path("status").asText().equals("entered-in-error")) {
        resource
            .path("processNote")
            .forEach(note -> ids.add(note.findValuesAsText("valueString").get(0)));
      }
    }
    return ids;
  }
}
