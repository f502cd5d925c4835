package org.rimborso.ehr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a site wants its notes, or its letters: into one kind of resource of its EHR, or into our
 * own store only.
 */
public enum NotesTarget {
  /** One follow-up record for each account; what a site that says nothing gets. */
  CLAIM_RESPONSE("claim-response", "ClaimResponse"),
  /** One Communication for each note. */
  COMMUNICATION("communication", "Communication"),
  /** One DocumentReference for each note. */
  DOCUMENT_REFERENCE("document-reference", "DocumentReference"),
  /** No resource at all. */
  STORE("store", "");

  private static final String ANSWERS = "user/ClaimResponse.rs";
  private static final String WHO_WROTE = "user/Provenance.c";

  private final String code;
  private final String type;

  NotesTarget(String code, String type) {
    this.code = code;
    this.type = type;
  }

  /** The target that a configuration names so. */
  public static Optional<NotesTarget> named(String code) {
    return Arrays.stream(values()).filter(target -> target.code.equals(code)).findFirst();
  }

  /** The target whose notes are in resources of this type. */
  public static Optional<NotesTarget> holdingIn(String type) {
    return Arrays.stream(values()).filter(target -> target.type.equals(type)).findFirst();
  }

  /** What a configuration may say. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(NotesTarget::code).toList();
  }

  public String code() {
    return code;
  }

  /** The resource type that holds notes; empty for our own store. */
  public String type() {
    return type;
  }

  /** Whether each note is a resource of its own. */
  public boolean isOneResourceEach() {
    return this == COMMUNICATION || this == DOCUMENT_REFERENCE;
  }

  /**
   * The scopes on payers' answers, on notes and on who wrote them: no more than the target needs. A
   * note is changed only when its author strikes it through.
   */
  public List<String> scopes() {
    return this == CLAIM_RESPONSE
        ? written()
        : Stream.concat(Stream.of(ANSWERS), written().stream()).toList();
  }

  /** The scopes on what is written to this target, and on who wrote it. */
  public List<String> written() {
    return this == STORE ? List.of() : List.of("user/" + type + ".crus", WHO_WROTE);
  }
}
