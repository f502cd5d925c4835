package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.NoteTerms;

/**
 * A Communication or DocumentReference as an EHR holds it now, and whether it is a note of ours.
 */
public final class NoteResource {
  private final ObjectNode json;
  private final URI base;
  private final Reference reference;

  private NoteResource(ObjectNode json, URI base, Reference reference) {
    this.json = json;
    this.base = base;
    this.reference = reference;
  }

  /**
   * The resource in {@code json}; empty where that is neither of the two types or has no id.
   *
   * @param base the FHIR base of the EHR that sent it
   */
  public static Optional<NoteResource> of(byte[] json, URI base) {
    return Json.resource(json).flatMap(tree -> of(tree, base));
  }

  static Optional<NoteResource> of(ObjectNode tree, URI base) {
    return Reference.parse(tree.path("resourceType").asText() + "/" + tree.path("id").asText())
        .filter(ref -> ref.type().matches("Communication|DocumentReference"))
        .map(ref -> new NoteResource(tree, base, ref));
  }

  public Reference reference() {
    return reference;
  }

  /** The version the EHR gave it. */
  public Optional<String> version() {
    return Json.text(json.path("meta"), "versionId");
  }

  /**
   * Whether it is this note, about this patient: by our identifier; where the EHR dropped that, by
   * text and time. EHRs ignore search parameters that they do not know, so this is asked of
   * everything they send.
   */
  public boolean is(Note note, Reference patient) {
    boolean ofPatient = LocalReference.of(json.path("subject"), base).equals(Optional.of(patient));
    boolean known =
        ownIdentifier().map(note.id()::equals).orElseGet(() -> isTimeOf(note) && keepsTextOf(note));
    return ofPatient && known && !json.path("status").asText().equals("entered-in-error");
  }

  /** Whether the note's whole text stands here. */
  public boolean keepsTextOf(Note note) {
    String text = NoteWriter.text(note);
    return reference.type().equals("Communication")
        ? FollowUpRecord.elements(json, "payload")
            .anyMatch(one -> one.path("contentString").asText().equals(text))
        : FollowUpRecord.elements(json, "content")
            .anyMatch(one -> one.path("attachment").path("data").asText().equals(encoded(text)));
  }

  private Optional<String> ownIdentifier() {
    return FollowUpRecord.elements(json, "identifier")
        .filter(one -> one.path("system").asText().equals(NoteTerms.IDENTIFIER_SYSTEM))
        .flatMap(one -> Json.text(one, "value").stream())
        .findFirst();
  }

  private boolean isTimeOf(Note note) {
    String member = reference.type().equals("Communication") ? "sent" : "date";
    JsonNode told = json.path(member);
    return FollowUpRecord.time(told.asText()).equals(Optional.of(note.written()));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
