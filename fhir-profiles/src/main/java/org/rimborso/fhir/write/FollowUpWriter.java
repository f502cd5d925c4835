package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.rimborso.chart.Note;
import org.rimborso.fhir.FollowUpTerms;

/**
 * Makes and changes follow-up records. A new one is built with HAPI's typed model; an existing one
 * is changed as a JSON tree, so that everything in it survives, whether we know it or not.
 */
public final class FollowUpWriter {
  private static final String DISPOSITION = "Provider's follow-up record. Not a payer's answer.";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  /**
   * A new record for the account of {@code bill}, with its first note. What the bill should tell
   * and does not is marked as absent, except {@code use}, which is then taken to be a claim.
   *
   * @param patient whose account it must be
   * @param coverage the Coverage that {@link Bill#coverageToAsk()} named, where it could be read
   */
  public Composed compose(
      Bill bill, org.rimborso.chart.Reference patient, Optional<byte[]> coverage, Note first) {
    if (!bill.patient().equals(Optional.of(patient))) {
      return new Composed.OtherPatient();
    }
    Optional<ClaimResponse> record = repeated(bill, coverage);
    if (record.isEmpty()) {
      return new Composed.Unusable();
    }
    complete(record.get(), bill.reference(), patient, first);
    if (bill.isClaim()) {
      record.get().setRequest(new Reference(bill.reference().toString()));
    }
    return new Composed.Ready(parser().encodeResourceToString(record.get()));
  }

  /**
   * The record with one more note at its end, numbered after the highest number there is. Nothing
   * else changes.
   *
   * @throws IllegalArgumentException if the note stands there already, or the record is withdrawn
   */
  public String append(FollowUpRecord record, Note note) {
    if (record.isWithdrawn() || record.noteIds().contains(note.id())) {
      throw new IllegalArgumentException("this record takes no second copy and no late note");
    }
    ObjectNode json = record.copy();
    json.withArray("processNote").add(element(note, nextNumber(json)));
    return Json.write(json);
  }

  /**
   * The record with one of its notes marked as entered in error. Its text stays; nothing else
   * changes.
   *
   * @throws IllegalArgumentException if no note of this id tells a status, or the record is
   *     withdrawn
   */
  public String strike(FollowUpRecord record, String noteId) {
    if (record.isWithdrawn() || record.statusOf(noteId).isEmpty()) {
      throw new IllegalArgumentException("there is no status of this note to change");
    }
    ObjectNode json = record.copy();
    FollowUpRecord.elements(json, "processNote")
        .filter(one -> FollowUpRecord.idOf(one).equals(Optional.of(noteId)))
        .flatMap(one -> FollowUpRecord.parts(one, FollowUpTerms.NOTE_STATUS))
        .forEach(one -> ((ObjectNode) one).put("valueCode", Note.Status.ENTERED_IN_ERROR.code()));
    return Json.write(json);
  }

  /** The elder record with every note of the younger one that it does not hold yet. */
  public String merge(FollowUpRecord elder, FollowUpRecord younger) {
    ObjectNode json = elder.copy();
    FollowUpRecord.elements(younger.copy(), "processNote")
        .filter(note -> !elder.isKnown(note))
        .forEach(
            note ->
                json.withArray("processNote")
                    .add(((ObjectNode) note).put("number", nextNumber(json))));
    return Json.write(json);
  }

  /** The record marked as entered in error, its notes still in it. */
  public String withdraw(FollowUpRecord record) {
    return Json.write(record.copy().put("status", "entered-in-error"));
  }

  /**
   * A resource that we made, and that its EHR stored without our marks, as entered in error; empty
   * where it cannot be read. Never for a resource that somebody else made.
   */
  public Optional<String> withdrawUnmarked(byte[] stored) {
    return Json.resource(stored).map(json -> Json.write(json.put("status", "entered-in-error")));
  }

  /**
   * A record that holds what it repeats of the bill; empty where the bill's elements are no FHIR.
   */
  private static Optional<ClaimResponse> repeated(Bill bill, Optional<byte[]> coverage) {
    ObjectNode fragment = Json.object().put("resourceType", "ClaimResponse");
    if (bill.type().isObject()) {
      fragment.set("type", bill.type());
    }
    fragment.put("use", bill.use().orElse("claim"));
    bill.insurer(coverage).ifPresent(insurer -> fragment.set("insurer", insurer));
    try {
      ClaimResponse record = parser().parseResource(ClaimResponse.class, Json.write(fragment));
      sayAbsent(record.getType());
      sayAbsent(record.getInsurer());
      return record.getUse() == null ? Optional.empty() : Optional.of(record);
    } catch (DataFormatException wrong) {
      return Optional.empty();
    }
  }

  private static void complete(
      ClaimResponse record,
      org.rimborso.chart.Reference account,
      org.rimborso.chart.Reference patient,
      Note first) {
    record.getMeta().addProfile(FollowUpTerms.PROFILE);
    record.getMeta().addTag().setSystem(FollowUpTerms.TAG_SYSTEM).setCode(FollowUpTerms.TAG_CODE);
    record.addModifierExtension(new Extension(FollowUpTerms.MODIFIER, new BooleanType(true)));
    record.addIdentifier().setSystem(FollowUpTerms.IDENTIFIER_SYSTEM).setValue(account.toString());
    record.setStatus(ClaimResponseStatus.DRAFT);
    record.setPatient(new Reference(patient.toString()));
    record.setCreatedElement(NoteElements.dateTime(first));
    record.setOutcome(RemittanceOutcome.QUEUED);
    record.setDisposition(DISPOSITION);
    record.addProcessNote(NoteElements.of(first, 1));
  }

  private static void sayAbsent(Element required) {
    if (required.isEmpty()) {
      required.addExtension(new Extension(ABSENT, new CodeType("unknown")));
    }
  }

  private static JsonNode element(Note note, int number) {
    ClaimResponse carrier = new ClaimResponse().addProcessNote(NoteElements.of(note, number));
    byte[] encoded = parser().encodeResourceToString(carrier).getBytes(StandardCharsets.UTF_8);
    return Json.resource(encoded).orElseThrow().path("processNote").path(0);
  }

  private static int nextNumber(ObjectNode json) {
    return FollowUpRecord.elements(json, "processNote")
            .mapToInt(note -> note.path("number").asInt(0))
            .max()
            .orElse(0)
        + 1;
  }

  /** HAPI keeps one context, made at the first use: starting the app does not wait for it. */
  private static IParser parser() {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return parser;
  }
}
