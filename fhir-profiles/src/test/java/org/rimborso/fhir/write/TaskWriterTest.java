package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.TaskContent.Standing;

class TaskWriterTest {
  private static final Note.Author BEA = new Note.Author("Practitioner/b1", "Bea Biller");
  private static final Note.Author CLEO = new Note.Author("Practitioner/c1", "Cleo Clinician");
  private static final Note.Author APPEALS = new Note.Author("", "Appeals");
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:15:00.250Z");

  private final TaskWriter writer = new TaskWriter();

  private static TaskContent work(Standing standing, Optional<Note.Author> owner) {
    return new TaskContent(
        TaskKind.WORK,
        "Claim/c1",
        Samples.PATIENT,
        Samples.CLAIM,
        Optional.empty(),
        standing,
        owner,
        standing == Standing.REQUESTED
            ? Optional.of(LocalDate.parse("2026-12-01"))
            : Optional.empty(),
        BEA,
        MONDAY,
        MONDAY);
  }

  private static TaskContent question(Standing standing) {
    return new TaskContent(
        TaskKind.QUERY,
        "6f1c2b7e",
        Samples.PATIENT,
        new Reference("Condition", "d1"),
        Optional.of(new Reference("Encounter", "v1")),
        standing,
        Optional.of(CLEO),
        Optional.of(LocalDate.parse("2026-11-30")),
        BEA,
        MONDAY,
        MONDAY.plusSeconds(60));
  }

  private static TaskResource stored(String json) {
    return TaskResource.of(Samples.bytes(json.replaceFirst("\\{", "{\"id\":\"t1\",")), Samples.BASE)
        .orElseThrow();
  }

  private static ObjectNode tree(String json) {
    return Json.resource(Samples.bytes(json)).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void task_composed_isValidOursAndSaysTheWork(Standing standing) {
    TaskContent work = work(standing, Optional.of(BEA));
    String json = writer.compose(work);
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    TaskResource task = stored(json);
    assertThat(task.reference()).isEqualTo(new Reference("Task", "t1"));
    assertThat(task.isOf(work(Standing.REQUESTED, Optional.empty()))).isTrue();
    assertThat(task.says(work)).isTrue();
    assertThat(task.standsAs(work)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void question_composed_isValidOursAndHoldsNothingThatWasTyped(Standing standing) {
    TaskContent question = question(standing);
    String json = writer.compose(question);
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    assertThat(stored(json).isOf(question)).isTrue();
    assertThat(stored(json).says(question)).isTrue();
    ObjectNode tree = tree(json);
    assertThat(tree.at("/code/coding/0/code").asText()).isEqualTo("query");
    assertThat(tree.at("/identifier/0/value").asText()).isEqualTo("6f1c2b7e");
    assertThat(tree.at("/focus/reference").asText()).isEqualTo("Condition/d1");
    assertThat(tree.at("/encounter/reference").asText()).isEqualTo("Encounter/v1");
    assertThat(tree.at("/owner/reference").asText()).isEqualTo("Practitioner/c1");
    assertThat(tree.at("/requester/reference").asText()).isEqualTo("Practitioner/b1");
    assertThat(tree.at("/restriction/period/end").asText()).isEqualTo("2026-11-30");
    assertThat(tree.at("/authoredOn").asText()).startsWith("2026-11-23T09:15:00.250");
    assertThat(tree.at("/lastModified").asText()).startsWith("2026-11-23T09:16:00.250");
    assertThat(tree.at("/description").asText())
        .isEqualTo(
            "Billing has a question about this visit's documentation. It is answered in Rimborso.");
  }

  @Test
  void cancelled_namesNobodyAndNoDay() {
    ObjectNode tree = tree(writer.compose(question(Standing.REQUESTED).cancelled()));
    assertThat(tree.path("status").asText()).isEqualTo("cancelled");
    assertThat(tree.has("owner")).isFalse();
    assertThat(tree.has("restriction")).isFalse();
  }

  @Test
  void task_composed_holdsOwnerDayAndTheSameWordsAlways() {
    ObjectNode tree = tree(writer.compose(work(Standing.REQUESTED, Optional.of(BEA))));
    assertThat(tree.at("/owner/reference").asText()).isEqualTo("Practitioner/b1");
    assertThat(tree.at("/restriction/period/end").asText()).isEqualTo("2026-12-01");
    assertThat(tree.at("/description").asText()).isEqualTo("Billing follow-up");
    assertThat(tree.at("/intent").asText()).isEqualTo("order");
    assertThat(tree.at("/for/reference").asText()).isEqualTo("Patient/p1");
    assertThat(tree.at("/focus/reference").asText()).isEqualTo("Claim/c1");
    assertThat(tree.at("/lastModified").asText()).startsWith("2026-11-23T09:15:00.250");
  }

  @ParameterizedTest
  @CsvSource({"'',Appeals", "https://id|7,Bea", "Person/x1,Bea"})
  void owner_whomATaskCannotReferTo_isToldByName(String reference, String name) {
    Note.Author owner = new Note.Author(reference, name);
    String json = writer.compose(work(Standing.REQUESTED, Optional.of(owner)));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    assertThat(tree(json).path("owner"))
        .isEqualTo(
            tree("{\"resourceType\":\"x\",\"owner\":{\"display\":\"" + name + "\"}}")
                .path("owner"));
  }

  @Test
  void change_ofAStoredTask_touchesOnlyWhatChanges() {
    String json =
        writer
            .compose(work(Standing.REQUESTED, Optional.of(APPEALS)))
            .replaceFirst("\\{", "{\"id\":\"t1\",\"note\":[{\"text\":\"Seen by IT.\"}],");
    TaskResource there = TaskResource.of(Samples.bytes(json), Samples.BASE).orElseThrow();
    TaskContent done = work(Standing.COMPLETED, Optional.empty());
    assertThat(there.says(done)).isFalse();
    String changed = writer.change(there, done);
    assertThat(FollowUpPackage.faults(changed)).isEmpty();
    ObjectNode tree = tree(changed);
    assertThat(tree.at("/note/0/text").asText()).isEqualTo("Seen by IT.");
    assertThat(tree.path("status").asText()).isEqualTo("completed");
    assertThat(tree.has("owner")).isFalse();
    assertThat(tree.has("restriction")).isFalse();
    assertThat(tree.path("requester")).isEqualTo(tree(json).path("requester"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"code\":\"work\"|\"code\":\"other\"",
        "\"resourceType\":\"Task\"|\"resourceType\":\"Basic\""
      })
  void resource_withoutOurTagOrOfAnotherType_isNotOurs(String part, String other) {
    String json =
        writer
            .compose(work(Standing.REQUESTED, Optional.empty()))
            .replaceFirst("\\{", "{\"id\":\"t1\",");
    assertThat(json).contains(part);
    assertThat(TaskResource.of(Samples.bytes(json.replace(part, other)), Samples.BASE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/fhir/work|/fhir/other",
        "Patient/p1|Patient/p2",
        "\"reference\":\"Claim/c1\"|\"reference\":\"Claim/c2\""
      })
  void task_ofAnotherIdentifierPatientOrFocus_isNotAboutTheAccount(String part, String other) {
    String json = writer.compose(work(Standing.REQUESTED, Optional.empty()));
    assertThat(json).contains(part);
    assertThat(stored(json).isOf(work(Standing.REQUESTED, Optional.empty()))).isTrue();
    assertThat(stored(json.replace(part, other)).isOf(work(Standing.REQUESTED, Optional.empty())))
        .isFalse();
  }

  @Test
  void page_ofASearch_holdsOurTasksOnly() {
    String ours =
        writer
            .compose(work(Standing.REQUESTED, Optional.empty()))
            .replaceFirst("\\{", "{\"id\":\"t1\",");
    String page =
        "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"u\"}],"
            + "\"entry\":[{\"resource\":{\"resourceType\":\"Task\",\"id\":\"o\"}},{\"resource\":"
            + ours
            + "}]}";
    TaskPage read = TaskPage.of(Samples.bytes(page), Samples.BASE).orElseThrow();
    assertThat(read.next()).contains("u");
    assertThat(read.tasks().stream().map(task -> task.reference().id()).toList())
        .isEqualTo(List.of("t1"));
  }

  @Test
  void withdraw_leavesEverythingElse() {
    TaskResource task = stored(writer.compose(work(Standing.REQUESTED, Optional.of(BEA))));
    String json = writer.withdraw(task);
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    TaskResource after = TaskResource.of(Samples.bytes(json), Samples.BASE).orElseThrow();
    assertThat(after.isWithdrawn()).isTrue();
    assertThat(after.isOf(work(Standing.REQUESTED, Optional.empty()))).isTrue();
  }
}
