package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.FollowUpTerms;

/**
 * A follow-up record of ours as an EHR holds it now: the whole resource, known or unknown, with the
 * few questions that a write asks of it.
 */
public final class FollowUpRecord {
  /**
   * The elder first: by the time of the first note, then by id. Everyone who finds two records of
   * one account keeps the same one.
   */
  public static final Comparator<FollowUpRecord> ELDER_FIRST =
      Comparator.comparing(FollowUpRecord::created)
          .thenComparing(record -> record.reference().id());

  private final ObjectNode json;
  private final URI base;
  private final Reference reference;

  private FollowUpRecord(ObjectNode json, URI base, Reference reference) {
    this.json = json;
    this.base = base;
    this.reference = reference;
  }

  /**
   * The record in {@code json}, or empty where that is not certainly ours: a ClaimResponse with id
   * and our modifier extension. A payer's answer is never one.
   *
   * @param base the FHIR base of the EHR that sent it
   */
  public static Optional<FollowUpRecord> of(byte[] json, URI base) {
    return Json.resource(json).flatMap(tree -> of(tree, base));
  }

  static Optional<FollowUpRecord> of(ObjectNode tree, URI base) {
    return isOurs(tree)
        ? Reference.parse("ClaimResponse/" + tree.path("id").asText())
            .map(ref -> new FollowUpRecord(tree, base, ref))
        : Optional.empty();
  }

  private static boolean isOurs(ObjectNode tree) {
    return tree.path("resourceType").asText().equals("ClaimResponse")
        && elements(tree, "modifierExtension")
            .anyMatch(
                one ->
                    one.path("url").asText().equals(FollowUpTerms.MODIFIER)
                        && one.path("valueBoolean").asBoolean(false));
  }

  public Reference reference() {
    return reference;
  }

  /** The version the EHR gave it, for If-Match. */
  public Optional<String> version() {
    return Json.text(json.path("meta"), "versionId");
  }

  /** Whether it was withdrawn: its notes stand in another record of the account. */
  public boolean isWithdrawn() {
    return json.path("status").asText().equals("entered-in-error");
  }

  /**
   * Whether it is about this account of this patient: identifier, patient and, for a claim, request
   * all say so. EHRs ignore search parameters that they do not know, so this is asked of everything
   * they send.
   */
  public boolean isAbout(Reference patient, Reference account) {
    boolean identified =
        elements(json, "identifier")
            .anyMatch(
                one ->
                    one.path("system").asText().equals(FollowUpTerms.IDENTIFIER_SYSTEM)
                        && one.path("value").asText().equals(account.toString()));
    Optional<Reference> request = LocalReference.of(json.path("request"), base);
    return identified
        && LocalReference.of(json.path("patient"), base).equals(Optional.of(patient))
        && request.equals(account.type().equals("Claim") ? Optional.of(account) : Optional.empty());
  }

  /** The ids of its notes, in order; one that stands twice is there twice. */
  public List<String> noteIds() {
    return elements(json, "processNote").flatMap(note -> idOf(note).stream()).toList();
  }

  /** Whether the note stands here exactly once, with its text unchanged. */
  public boolean holdsOnce(Note note) {
    List<JsonNode> found =
        elements(json, "processNote")
            .filter(one -> idOf(one).equals(Optional.of(note.id())))
            .toList();
    return found.size() == 1 && found.get(0).path("text").asText().equals(note.text());
  }

  /** The status code of a note of ours; empty where it tells none. */
  public Optional<String> statusOf(String noteId) {
    return elements(json, "processNote")
        .filter(one -> idOf(one).equals(Optional.of(noteId)))
        .flatMap(one -> parts(one, FollowUpTerms.NOTE_STATUS))
        .flatMap(one -> Json.text(one, "valueCode").stream())
        .findFirst();
  }

  /** Whether every note of {@code before}, of whomever, still stands here with the same text. */
  public boolean keepsNotesOf(FollowUpRecord before) {
    List<String> here =
        new ArrayList<>(elements(json, "processNote").map(FollowUpRecord::mark).toList());
    return elements(before.json, "processNote").map(FollowUpRecord::mark).allMatch(here::remove);
  }

  /** Whether {@code other} has a note, of whomever, that this record has not. */
  public boolean lacksNotesOf(FollowUpRecord other) {
    return elements(other.json, "processNote").anyMatch(note -> !isKnown(note));
  }

  /** Whether the text stands here in a process note that has lost its id, or never had one. */
  public boolean holdsUnmarked(String text) {
    return elements(json, "processNote")
        .anyMatch(one -> idOf(one).isEmpty() && one.path("text").asText().equals(text));
  }

  /** By its id; by its text where it has none. */
  boolean isKnown(JsonNode processNote) {
    return idOf(processNote)
        .map(id -> noteIds().contains(id))
        .orElseGet(() -> holdsUnmarked(processNote.path("text").asText()));
  }

  ObjectNode copy() {
    return json.deepCopy();
  }

  static Stream<JsonNode> elements(JsonNode parent, String member) {
    return StreamSupport.stream(parent.path(member).spliterator(), false);
  }

  /** The id of one of our notes; empty for anyone else's process note. */
  static Optional<String> idOf(JsonNode processNote) {
    return parts(processNote, FollowUpTerms.NOTE_ID)
        .flatMap(one -> Json.text(one, "valueString").stream())
        .findFirst();
  }

  /** The parts of that name in the extension that makes a process note one of ours. */
  static Stream<JsonNode> parts(JsonNode processNote, String name) {
    return elements(processNote, "extension")
        .filter(one -> one.path("url").asText().equals(FollowUpTerms.NOTE))
        .flatMap(one -> elements(one, "extension"))
        .filter(one -> one.path("url").asText().equals(name));
  }

  private static String mark(JsonNode processNote) {
    return idOf(processNote).orElse("") + '\n' + processNote.path("text").asText();
  }

  private Instant created() {
    return time(json.path("created").asText()).orElse(Instant.MAX);
  }

  /** The moment that a FHIR dateTime or instant tells; empty where it is no whole one. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException partial) {
      return Optional.empty();
    }
  }
}
