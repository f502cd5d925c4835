package org.rimborso.sweep.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.sweep.export.BulkEhr.later;
import static org.rimborso.sweep.export.BulkEhr.status;
import static org.rimborso.sweep.export.BulkEhr.trouble;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.sweep.export.BulkEhr.Seen;
import org.rimborso.sweep.export.Outcome.Cancelled;
import org.rimborso.sweep.export.Outcome.Complete;
import org.rimborso.sweep.export.Outcome.Failed;

/** The job: begun, asked after, lost, failed, called off. */
class ExportJobTest extends OverBulkEhr {
  private static List<Long> seconds(List<Duration> waits) {
    return waits.stream().map(Duration::toSeconds).toList();
  }

  @Test
  void export_everything_asksForTypesOfTheScopes_andEndsTheJob() {
    ehr.lists("Patient", "p", "a", "b").lists("Claim", "c", "x");
    Complete complete = complete();

    assertThat(complete.resources()).containsEntry("Patient", 2L).containsEntry("Claim", 1L);
    assertThat(complete.transactionTime()).isEqualTo(BulkEhr.TIME);
    assertThat(complete.counts()).isTrue();
    Seen kickOff = ehr.seen("/fhir/$export").get(0);
    assertThat(kickOff.query()).isEqualTo("_type=Patient,Claim");
    assertThat(kickOff.authorization()).contains("Bearer token-1");
    assertThat(ehr.seen("/jobs/1")).extracting(Seen::method).containsExactly("GET", "DELETE");
    assertThat(ehr.seen("/files")).allMatch(one -> one.authorization().isPresent());
    assertThat(ehr.seen("/token")).hasSize(1);
  }

  @Test
  void export_ofAGroup_asksThere() {
    group = Optional.of("ward-1");
    ehr.lists("Patient", "p", "a");
    complete();
    assertThat(ehr.seen("/fhir/Group/ward-1/$export")).hasSize(1);
  }

  @Test
  void polling_believesRetryAfterUpToFiveMinutes_elseBacksOff() {
    ehr.lists("Patient", "p", "a");
    ehr.statuses.add(later("Retry-After", "120", "X-Progress", "half\t done"));
    ehr.statuses.add(later("Retry-After", "99999"));
    for (int i = 0; i < 6; i++) {
      ehr.statuses.add(later());
    }
    complete();
    assertThat(seconds(clock.waits())).containsExactly(120L, 300L, 5L, 10L, 20L, 40L, 60L, 60L);
    assertThat(progress).first().isEqualTo("half done 120");
  }

  @Test
  void polling_busyAndPassingTrouble_isWaitedOut() {
    ehr.lists("Patient", "p", "a");
    ehr.kickOffs.add(status(429, "", "Retry-After", "7"));
    ehr.statuses.add(status(429, ""));
    ehr.statuses.add(trouble(503, "transient"));
    ehr.statuses.add(status(502, "<html>"));
    complete();
    assertThat(seconds(clock.waits())).startsWith(7L, 5L, 10L, 20L);
    assertThat(ehr.seen("/fhir/$export")).hasSize(2);
  }

  @Test
  void job_failedForGood_isToldWithoutTheServersWords_andNotAskedAfterAgain() {
    ehr.lists("Patient", "p", "a");
    ehr.statuses.add(trouble(500, "processing"));
    Failed failed = failed();
    assertThat(failed.sentence())
        .isEqualTo("The EHR could not finish the export: status 500 (error processing).")
        .doesNotContain("Rossi");
    assertThat(failed.goesOn()).isFalse();
    complete();
    assertThat(ehr.seen("/fhir/$export")).hasSize(2);
  }

  @Test
  void kickOff_refused_isToldInOneSentence() {
    ehr.kickOffs.add(trouble(403, "forbidden"));
    assertThat(failed().sentence())
        .isEqualTo("The EHR refused to begin the export: status 403 (error forbidden).");
  }

  @Test
  void job_atAnotherOrigin_isNeverAskedAfter() {
    try (BulkEhr foreign = new BulkEhr()) {
      ehr.kickOffs.add(later("Content-Location", foreign.origin() + "/jobs/1"));
      assertThat(failed().sentence()).contains("no place at its own origin");
      assertThat(foreign.seen("/")).isEmpty();
    }
  }

  @Test
  void redirect_ofTheStatus_isNotFollowed() {
    try (BulkEhr foreign = new BulkEhr()) {
      ehr.statuses.add(status(302, "", "Location", foreign.origin() + "/jobs/1"));
      assertThat(failed().sentence()).contains("which is not followed");
      assertThat(foreign.seen("/")).isEmpty();
    }
  }

  @Test
  void token_notTaken_isRenewedOnce_andNoMore() {
    ehr.lists("Patient", "p", "a");
    ehr.statuses.add(status(401, ""));
    complete();
    assertThat(ehr.seen("/jobs/1").get(0).authorization()).contains("Bearer token-1");
    assertThat(ehr.seen("/jobs/1").get(1).authorization()).contains("Bearer token-2");

    ehr.again();
    ehr.statuses.add(status(401, ""));
    ehr.statuses.add(status(401, ""));
    Failed failed = failed();
    assertThat(failed.sentence()).contains("status 401");
    assertThat(failed.goesOn()).isTrue();
    assertThat(ehr.seen("/jobs/")).hasSize(2);
  }

  @Test
  void token_nearItsEnd_isAskedForAnew() {
    ehr.lists("Patient", "p", "a");
    ehr.statuses.add(later("Retry-After", "100"));
    ehr.statuses.add(later("Retry-After", "200"));
    complete();
    assertThat(ehr.seen("/token")).hasSize(2);
    assertThat(ehr.seen("/jobs/1").get(1).authorization()).contains("Bearer token-1");
    assertThat(ehr.seen("/jobs/1").get(2).authorization()).contains("Bearer token-2");
  }

  @Test
  void scopes_notGranted_areToldAndNotAskedFor() {
    ehr.granted = "system/Claim.rs";
    ehr.lists("Claim", "c", "x").lists("Patient", "p", "a");
    Complete complete = complete();
    assertThat(ehr.seen("/fhir/$export").get(0).query()).isEqualTo("_type=Claim");
    assertThat(told).anyMatch(line -> line.contains("did not grant Patient"));
    assertThat(told).anyMatch(line -> line.contains("1 files of types not asked for"));
    assertThat(complete.resources()).containsOnlyKeys("Claim");
  }

  @Test
  void job_goneAtTheEhr_isBegunAnewAndThatIsSaid() throws IOException {
    ehr.lists("Patient", "p", "a");
    ehr.statuses.add(status(410, ""));
    complete();
    assertThat(told).contains("The EHR no longer knows the export: it begins anew.");
    assertThat(ehr.seen("/fhir/$export")).hasSize(2);
    assertThat(names()).containsExactly("Patient.1.ndjson");
  }

  @Test
  void job_lostAgainAndAgain_isNotBegunForEver() {
    for (int i = 0; i < 9; i++) {
      ehr.statuses.add(status(404, ""));
    }
    assertThat(failed().sentence()).contains("no longer knows");
    assertThat(ehr.seen("/fhir/$export")).hasSize(3);
  }

  @Test
  void stopped_whilePolling_goesOnWithTheSameJob() {
    ehr.lists("Patient", "p", "a");
    for (int i = 0; i < 20; i++) {
      ehr.statuses.add(status(502, ""));
    }
    assertThat(failed().goesOn()).isTrue();
    ehr.statuses.clear();
    clock.advance(Duration.ofMinutes(1));
    complete();
    assertThat(ehr.seen("/fhir/$export")).hasSize(1);
    assertThat(told).contains("The export that was begun before goes on.");
  }

  @Test
  void calledOff_whilePolling_endsTheJobAndLeavesNothing() throws IOException {
    ehr.lists("Patient", "p", "a");
    BulkExport export = export();
    ehr.statuses.add(
        exchange -> {
          export.cancel();
          status(429, "", "Retry-After", "90").handle(exchange);
        });
    for (int i = 0; i < 50; i++) {
      ehr.statuses.add(later());
    }
    assertThat(export.run(out(), new Since.Last(), watch)).isEqualTo(new Cancelled(true));
    assertThat(ehr.seen("/jobs/1")).last().extracting(Seen::method).isEqualTo("DELETE");
    assertThat(names()).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }
}
