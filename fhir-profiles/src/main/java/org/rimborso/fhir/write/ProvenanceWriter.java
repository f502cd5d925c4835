package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.rimborso.chart.Note;
import org.rimborso.fhir.ProvenanceTerms;

/** Tells in a Provenance who wrote a note that an EHR holds, and what the writing did there. */
public final class ProvenanceWriter {
  private static final String TARGET = "Provenance.target";
  private static final String OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
  private static final String PARTICIPANT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  /** What a write did to the resource that holds the note; names are codes of v3-DataOperation. */
  public enum Activity {
    CREATE,
    UPDATE
  }

  /**
   * The resource as JSON.
   *
   * @param holder the resource in which the note stands
   * @param version its version when the note was read back there; without one the reference is to
   *     the resource as a whole
   * @param recorded when the EHR is told
   */
  public String write(
      Note note,
      org.rimborso.chart.Reference holder,
      Optional<String> version,
      Activity activity,
      Instant recorded) {
    Provenance resource =
        provenance(
            new Act(ProvenanceTerms.tag(note), note.author(), activity, recorded), holder, version);
    resource.getMeta().addProfile(ProvenanceTerms.PROFILE);
    if (!note.isStruck()) {
      resource.setOccurred(NoteElements.dateTime(note));
    }
    return parser().encodeResourceToString(resource);
  }

  /**
   * Who did what, by an id that tells it from every other act.
   *
   * @param recorded when the EHR is told
   */
  public record Act(String tag, Note.Author who, Activity activity, Instant recorded) {}

  /** The resource as JSON for an act that is no note. */
  public String write(
      Act act, org.rimborso.chart.Reference target, Optional<String> version, Instant occurred) {
    Provenance resource = provenance(act, target, version);
    resource.setOccurred(NoteElements.dateTime(occurred));
    return parser().encodeResourceToString(resource);
  }

  private static Provenance provenance(
      Act act, org.rimborso.chart.Reference target, Optional<String> version) {
    Provenance resource = new Provenance();
    resource.getMeta().addTag().setSystem(ProvenanceTerms.TAG_SYSTEM).setCode(act.tag());
    resource.addTarget(
        new Reference(target + version.map(number -> "/_history/" + number).orElse("")));
    resource.setRecordedElement(
        new InstantType(act.recorded().truncatedTo(ChronoUnit.MILLIS).toString()));
    resource.setActivity(concept(OPERATION, act.activity().name()));
    resource
        .addAgent()
        .setType(concept(PARTICIPANT, "author"))
        .setWho(NoteElements.author(act.who()));
    resource
        .addAgent()
        .setType(concept(PARTICIPANT, "assembler"))
        .setWho(new Reference().setType("Device").setDisplay("Rimborso"));
    return resource;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }

  /** HAPI keeps one context, made at the first use: starting the app does not wait for it. */
  private static IParser parser() {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .setDontStripVersionsFromReferencesAtPaths(TARGET);
  }
}
