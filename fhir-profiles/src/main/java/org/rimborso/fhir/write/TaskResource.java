package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/** A Task of ours as an EHR holds it now: the whole resource, known or unknown. */
public final class TaskResource {
  /** The elder first. Everyone who finds two Tasks of the same keeps the same one. */
  public static final Comparator<TaskResource> ELDER_FIRST =
      Comparator.comparing(TaskResource::authored).thenComparing(task -> task.reference().id());

  private final ObjectNode json;
  private final URI base;
  private final Reference reference;

  private TaskResource(ObjectNode json, URI base, Reference reference) {
    this.json = json;
    this.base = base;
    this.reference = reference;
  }

  /**
   * The Task in {@code json}; empty where that is none, has no id or carries no tag of ours.
   *
   * @param base the FHIR base of the EHR that sent it
   */
  public static Optional<TaskResource> of(byte[] json, URI base) {
    return Json.resource(json).flatMap(tree -> of(tree, base));
  }

  static Optional<TaskResource> of(ObjectNode tree, URI base) {
    return isOurs(tree)
        ? Reference.parse("Task/" + tree.path("id").asText())
            .map(ref -> new TaskResource(tree, base, ref))
        : Optional.empty();
  }

  private static boolean isOurs(ObjectNode tree) {
    return tree.path("resourceType").asText().equals("Task")
        && Arrays.stream(TaskKind.values()).anyMatch(kind -> isTagged(tree, kind));
  }

  private static boolean isTagged(ObjectNode tree, TaskKind kind) {
    return FollowUpRecord.elements(tree.path("meta"), "tag")
        .anyMatch(
            tag ->
                tag.path("system").asText().equals(TaskKind.TAG_SYSTEM)
                    && tag.path("code").asText().equals(kind.code()));
  }

  public Reference reference() {
    return reference;
  }

  /** The version the EHR gave it, for If-Match. */
  public Optional<String> version() {
    return Json.text(json.path("meta"), "versionId");
  }

  /** Whether somebody marked it as entered in error. */
  public boolean isWithdrawn() {
    return json.path("status").asText().equals("entered-in-error");
  }

  /**
   * Whether it tells of the same: tag, identifier, patient and focus all say so. EHRs ignore search
   * parameters that they do not know, so this is asked of everything they send.
   */
  public boolean isOf(TaskContent content) {
    boolean identified =
        FollowUpRecord.elements(json, "identifier")
            .anyMatch(
                one ->
                    one.path("system").asText().equals(content.kind().identifierSystem())
                        && one.path("value").asText().equals(content.identifier()));
    return identified
        && isTagged(json, content.kind())
        && LocalReference.of(json.path("for"), base).equals(Optional.of(content.patient()))
        && LocalReference.of(json.path("focus"), base).equals(Optional.of(content.focus()));
  }

  /** Whether nothing of it would change. */
  public boolean says(TaskContent content) {
    ObjectNode fresh = TaskWriter.tree(content);
    return TaskWriter.CHANGING.stream()
        .allMatch(member -> fresh.path(member).equals(json.path(member)));
  }

  /** Whether it stands as it is to. */
  public boolean standsAs(TaskContent content) {
    return TaskWriter.tree(content).path("status").equals(json.path("status"));
  }

  ObjectNode copy() {
    return json.deepCopy();
  }

  private Instant authored() {
    return FollowUpRecord.time(json.path("authoredOn").asText()).orElse(Instant.MAX);
  }
}
