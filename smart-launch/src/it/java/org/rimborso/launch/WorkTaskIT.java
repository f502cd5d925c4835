package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the site wants it, work on an account is one Task of the EHR that follows each change, and the account's page says where. */
class WorkTaskIT {
  private static final String DAY = "2027-01-15";
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = Stage.open("tasks");
    stage.wantTasks("sandbox", "sandbox-epic");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static List<JsonNode> tasks(String patient) {
    return stage.resources("Task?_count=500&patient=Patient/" + patient);
  }

  /** The patient's one Task, once it is so; as it is in the end where it never is. */
  private static JsonNode awaited(Writing biller, String patient, Predicate<JsonNode> so) throws IOException {
    biller.await(text -> tasks(patient).stream().anyMatch(so));
    List<JsonNode> all = tasks(patient);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** The first of those whom the form offers: who looks at it. */
  private static String me(String page) {
    Matcher choice = Pattern.compile("id=\"work-to\"[\\s\\S]*?<option value=\"([^\"]*)\"").matcher(page);
    assertThat(choice.find()).isTrue();
    return choice.group(1);
  }

  @Test
  void work_onAnAccount_isOneTaskThatFollows() throws IOException {
    String patient = "demo-novak";
    Writing biller = new Writing(stage, patient, "Claim/demo-novak-claim", "full");
    biller.open();
    assertThat(biller.work(Map.of("do", "follow-up", "on", DAY)).isGood()).isTrue();
    JsonNode made = awaited(biller, patient, task -> task.path("status").asText().equals("requested"));
    assertThat(made.at("/restriction/period/end").asText()).isEqualTo(DAY);
    assertThat(made.at("/focus/reference").asText()).isEqualTo("Claim/demo-novak-claim");
    assertThat(made.has("owner")).isFalse();
    assertThat(made.at("/requester/reference").asText()).isEqualTo("Practitioner/demo-biller");
    String place = "also as Task/" + made.path("id").asText();
    assertThat(biller.await(text -> text.contains(place)).text()).contains(place);

    assertThat(biller.work(Map.of("do", "assign", "to", me(biller.page().text()))).isGood()).isTrue();
    JsonNode given = awaited(biller, patient, task -> task.has("owner"));
    assertThat(given.at("/owner/reference").asText()).isEqualTo("Practitioner/demo-biller");
    assertThat(given.path("id")).isEqualTo(made.path("id"));

    assertThat(biller.work(Map.of("do", "undo")).isGood()).isTrue();
    assertThat(awaited(biller, patient, task -> !task.has("owner")).at("/restriction/period/end").asText()).isEqualTo(DAY);
    assertThat(biller.work(Map.of("do", "no-follow-up")).isGood()).isTrue();
    assertThat(awaited(biller, patient, task -> task.path("status").asText().equals("completed")).has("restriction")).isFalse();
  }

  @Test
  void ehr_thatTakesNoNewTasks_keepsTheWorkHereAndThePageSaysSo() throws IOException {
    Writing biller = new Writing(stage, "demo-tanaka", "ExplanationOfBenefit/demo-tanaka-eob", "epic");
    biller.open();
    assertThat(biller.work(Map.of("do", "follow-up", "on", DAY)).isGood()).isTrue();
    assertThat(biller.await(text -> text.contains("not as a Task: the record takes none")).text())
        .contains("not as a Task: the record takes none");
    assertThat(tasks("demo-tanaka")).isEmpty();
  }
}
