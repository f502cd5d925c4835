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
 * A Communication or DocumentReference as an EHR holds it now, and whether it is a note, or a
 * letter's document, of ours.
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
   * Whether it is this one of ours, about this patient, and nobody marked it as entered in error.
   */
  public boolean is(SingleContent ours, Reference patient) {
    return names(ours, patient) && !isStruck();
  }

  /**
   * Whether it is this one of ours, about this patient, whatever its status: by our identifier;
   * where the EHR dropped that, by content and time. EHRs ignore search parameters that they do not
   * know, so this is asked of everything they send.
   */
  public boolean names(SingleContent ours, Reference patient) {
    boolean ofPatient = LocalReference.of(json.path("subject"), base).equals(Optional.of(patient));
    boolean known =
        ownIdentifier()
            .map(ours.id()::equals)
            .orElseGet(() -> isTimeOf(ours) && ours.isWholeIn(this));
    return ofPatient && known;
  }

  /** Whether it is marked as entered in error. */
  public boolean isStruck() {
    return status().equals(Note.Status.ENTERED_IN_ERROR.code());
  }

  /** Whether it has the status that we gave it when we wrote it. */
  public boolean isActive() {
    return status().equals(isCommunication() ? "completed" : "current");
  }

  private String status() {
    return json.path("status").asText();
  }

  private boolean isCommunication() {
    return reference.type().equals("Communication");
  }

  ObjectNode copy() {
    return json.deepCopy();
  }

  /** Whether the note's whole text stands here. */
  public boolean keepsTextOf(Note note) {
    String text = NoteWriter.text(note);
    return isCommunication()
        ? FollowUpRecord.elements(json, "payload")
            .anyMatch(one -> one.path("contentString").asText().equals(text))
        : FollowUpRecord.elements(json, "content")
            .anyMatch(one -> one.path("attachment").path("data").asText().equals(encoded(text)));
  }

  /**
   * Whether a file of this hash is here: its bytes, or, where the EHR moved these elsewhere, its
   * address with the hash that we told.
   *
   * @param hash as {@link LetterFile#hash()} gives it
   */
  public boolean keepsFile(String hash) {
    return FollowUpRecord.elements(json, "content")
        .map(one -> one.path("attachment"))
        .anyMatch(one -> hashIn(one).equals(Optional.of(hash)));
  }

  private static Optional<String> hashIn(JsonNode attachment) {
    Optional<String> data = Json.text(attachment, "data");
    return data.isPresent()
        ? data.flatMap(NoteResource::hash)
        : Json.text(attachment, "url").flatMap(url -> Json.text(attachment, "hash"));
  }

  private static Optional<String> hash(String data) {
    try {
      return Optional.of(LetterFile.hash(Base64.getDecoder().decode(data)));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private Optional<String> ownIdentifier() {
    return FollowUpRecord.elements(json, "identifier")
        .filter(one -> one.path("system").asText().equals(NoteTerms.IDENTIFIER_SYSTEM))
        .flatMap(one -> Json.text(one, "value").stream())
        .findFirst();
  }

  private boolean isTimeOf(SingleContent ours) {
    String member = isCommunication() ? "sent" : "date";
    JsonNode told = json.path(member);
    return FollowUpRecord.time(told.asText()).equals(Optional.of(ours.written()));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
