package org.rimborso.fhir.write;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** Synthetic bills and notes. */
final class Samples {
  static final URI BASE = URI.create("https://ehr.example/fhir");
  static final Reference PATIENT = new Reference("Patient", "p1");
  static final Reference CLAIM = new Reference("Claim", "c1");

  private Samples() {}

  static Note note(String id, String text) {
    return new Note(
        id,
        new Note.Author("Practitioner/b1", "Bea Biller"),
        Instant.parse("2026-11-02T09:15:00.250Z"),
        Note.Kind.CALL,
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Note.Status.ACTIVE);
  }

  static Note fullNote(String id) {
    return new Note(
        id,
        new Note.Author("Practitioner/b1", "Bea Biller"),
        Instant.parse("2026-11-02T09:15:00Z"),
        Note.Kind.PROMISE,
        "Line one\nline two\t\u00e9 \u6f22 \ud83d\ude00 <b>&amp;</b>",
        Optional.of("Claims desk"),
        Optional.of("R-20417"),
        Optional.of(Money.of("1200.50", "USD")),
        Optional.of(LocalDate.parse("2026-11-20")),
        Optional.of(LocalDate.parse("2026-11-21")),
        Note.Status.ACTIVE);
  }

  static Bill claim(String insurer) {
    return bill(
        """
        {"resourceType":"Claim","id":"c1","status":"active",%s
         "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},
         "use":"claim","patient":{"reference":"Patient/p1"},"created":"2026-10-01",
         "provider":{"display":"Clinic"},"priority":{"coding":[{"code":"normal"}]},
         "insurance":[{"sequence":1,"focal":false,"coverage":{"reference":"Coverage/other"}},
           {"sequence":2,"focal":true,"coverage":{"reference":"Coverage/k1"}}]}
        """
            .formatted(insurer));
  }

  static Bill bill(String json) {
    return Bill.of(bytes(json), BASE).orElseThrow();
  }

  static FollowUpRecord record(String json) {
    return FollowUpRecord.of(bytes(json), BASE).orElseThrow();
  }

  /** As a server stores it: with an id and a version. */
  static FollowUpRecord stored(String json, String id) {
    return record(
        json.replaceFirst(
            "\"resourceType\":\"ClaimResponse\"",
            "\"resourceType\":\"ClaimResponse\",\"id\":\"" + id + "\""));
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static String composed(Bill bill, Note note) {
    Composed composed = new FollowUpWriter().compose(bill, PATIENT, Optional.empty(), note);
    return ((Composed.Ready) composed).json();
  }
}
