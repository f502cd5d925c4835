package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskRestrictionComponent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.rimborso.chart.Note;
import org.rimborso.fhir.TaskKind;

/**
 * Makes the Tasks that tell of work on accounts and of questions to clinicians, and changes them.
 */
public final class TaskWriter {
  /** What a change touches; everything else stays as it is, whoever wrote it. */
  static final List<String> CHANGING = List.of("status", "owner", "restriction");

  private static final String LAST_MODIFIED = "lastModified";
  private static final String WITHDRAWN = "entered-in-error";
  private static final Set<String> PEOPLE =
      Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

  /** A new Task as JSON. */
  public String compose(TaskContent content) {
    return json(content);
  }

  /** The Task as it is to be now. */
  public String change(TaskResource task, TaskContent content) {
    ObjectNode fresh = tree(content);
    ObjectNode changed = task.copy();
    CHANGING.forEach(member -> take(member, fresh, changed));
    take(LAST_MODIFIED, fresh, changed);
    return Json.write(changed);
  }

  private static void take(String member, ObjectNode from, ObjectNode to) {
    if (from.has(member)) {
      to.set(member, from.get(member));
    } else {
      to.remove(member);
    }
  }

  /** The Task marked as entered in error: there is another one of the same. */
  public String withdraw(TaskResource task) {
    return Json.write(task.copy().put("status", WITHDRAWN));
  }

  /**
   * The same for what a server made of a Task of ours so that it can be told for ours no more.
   *
   * @param stored as the server holds it; empty where that is no Task
   */
  public Optional<String> withdrawUnmarked(byte[] stored) {
    return Json.resource(stored)
        .filter(tree -> tree.path("resourceType").asText().equals("Task"))
        .map(tree -> Json.write(tree.put("status", WITHDRAWN)));
  }

  static ObjectNode tree(TaskContent content) {
    return Json.resource(json(content).getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static Task resource(TaskContent content) {
    TaskKind kind = content.kind();
    Task task = new Task();
    task.getMeta().addProfile(kind.profile());
    task.getMeta().addTag().setSystem(TaskKind.TAG_SYSTEM).setCode(kind.code());
    task.addIdentifier(
        new Identifier().setSystem(kind.identifierSystem()).setValue(content.identifier()));
    task.setStatus(status(content.standing()));
    task.setIntent(TaskIntent.ORDER);
    task.setCode(
        new CodeableConcept()
            .addCoding(new Coding().setSystem(TaskKind.TAG_SYSTEM).setCode(kind.code())));
    task.setDescription(kind.description());
    task.setFocus(new Reference(content.focus().toString()));
    task.setFor(new Reference(content.patient().toString()));
    content.encounter().ifPresent(visit -> task.setEncounter(new Reference(visit.toString())));
    task.setAuthoredOnElement(NoteElements.dateTime(content.authored()));
    task.setLastModifiedElement(NoteElements.dateTime(content.changed()));
    task.setRequester(person(content.by()));
    content.owner().ifPresent(owner -> task.setOwner(person(owner)));
    content.until().ifPresent(day -> task.setRestriction(until(day)));
    return task;
  }

  private static TaskStatus status(TaskContent.Standing standing) {
    return switch (standing) {
      case REQUESTED -> TaskStatus.REQUESTED;
      case COMPLETED -> TaskStatus.COMPLETED;
      case CANCELLED -> TaskStatus.CANCELLED;
    };
  }

  private static TaskRestrictionComponent until(LocalDate day) {
    return new TaskRestrictionComponent()
        .setPeriod(new Period().setEndElement(new DateTimeType(day.toString())));
  }

  /** A Task takes not every resource that may stand behind a user. */
  private static Reference person(Note.Author who) {
    boolean taken =
        org.rimborso.chart.Reference.parse(who.reference())
            .filter(one -> PEOPLE.contains(one.type()))
            .isPresent();
    return taken ? NoteElements.author(who) : new Reference().setDisplay(who.display());
  }

  /** HAPI keeps one context, made at the first use: starting the app does not wait for it. */
  private static String json(TaskContent content) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource(content));
  }
}
