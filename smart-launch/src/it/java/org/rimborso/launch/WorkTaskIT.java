package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the site wants it, work on an account and a question are each one Task of the EHR that follows each change, and its page says where. */
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

  /** Somebody's app, opened from the page of the patient with a denial about documentation. */
  private record Asking(Visitor visitor, String base) {
    private static final String PATIENT = "demo-bianchi";

    static Asking as(String person) throws IOException {
      Visitor visitor = new Visitor();
      Visitor.Page page = visitor.get(stage.ehr() + "/patient/" + PATIENT + "/open?profile=full&person=" + person);
      assertThat(page.isGood()).isTrue();
      return new Asking(visitor, page.at().getPath().replaceAll("^(/s/[^/]+)/.*", "$1"));
    }

    Visitor.Page get(String path) throws IOException {
      return visitor.get(stage.app() + base + path);
    }

    /** Sends a form of a page with some of its fields as they are. */
    Visitor.Page send(Visitor.Page form, String mark, String path, List<String> kept, Map<String, String> typed) throws IOException {
      Map<String, String> all = new HashMap<>(typed);
      kept.forEach(field -> all.put(field, form.hidden(mark, field)));
      return visitor.post(stage.app(), base + path, all);
    }

    /** The question's page once it says so; as it is in the end where it never does. */
    Visitor.Page await(String path, Predicate<Visitor.Page> said) throws IOException {
      Instant end = Instant.now().plus(Duration.ofMinutes(2));
      Visitor.Page page = get(path);
      while (!said.test(page) && Instant.now().isBefore(end)) {
        page = get(path);
      }
      return page;
    }
  }

  private static JsonNode only(String patient) {
    List<JsonNode> all = tasks(patient);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static String status() {
    return tasks(Asking.PATIENT).stream().map(task -> task.path("status").asText()).collect(Collectors.joining(" "));
  }

  @Test
  void question_toAClinician_isOneTaskThatNeverSaysWhatItSays() throws IOException {
    Asking biller = Asking.as("demo-biller");
    Visitor.Page form = biller.get("/ask?account=Claim/demo-bianchi-claim&whole=1");
    Map<String, String> typed = Map.of("text", "Which foot is it, left or right?", "options", "Left\nRight");
    Visitor.Page asked = biller.send(form, "ask-form", "/ask", List.of("token", "id", "kind", "account"), typed);
    assertThat(asked.isGood()).isTrue();
    String question = asked.at().getPath().substring(biller.base().length());

    Visitor.Page told = biller.await(question, page -> page.text().contains("also as Task/"));
    JsonNode made = only(Asking.PATIENT);
    assertThat(told.text()).contains("also as Task/" + made.path("id").asText());
    assertThat(made.path("status").asText()).isEqualTo("requested");
    assertThat(made.at("/identifier/0/value").asText()).isEqualTo(question.replace("/queries/", ""));
    assertThat(made.at("/owner/reference").asText()).startsWith("Practitioner/");
    assertThat(made.at("/owner/display").asText()).contains("Elena Ferri");
    assertThat(made.at("/requester/reference").asText()).isEqualTo("Practitioner/demo-biller");
    assertThat(made.at("/encounter/reference").asText()).startsWith("Encounter/demo-bianchi");
    assertThat(made.has("restriction")).isTrue();
    assertThat(made.toString()).doesNotContain("Which foot", "Left", "CO-", "USD", "Claim/");

    Asking clinician = Asking.as("demo-clinician");
    Visitor.Page open = clinician.get(question + "?whole=1");
    Map<String, String> answer = Map.of("do", "reply", "choice", "1", "text", "As seen that day.");
    assertThat(clinician.send(open, "answer-form", question + "/answer", List.of("token", "version"), answer).isGood()).isTrue();
    biller.await(question, page -> status().equals("completed"));
    JsonNode done = only(Asking.PATIENT);
    assertThat(done.path("status").asText()).isEqualTo("completed");
    assertThat(done.path("id")).isEqualTo(made.path("id"));
    assertThat(done.path("owner")).isEqualTo(made.path("owner"));
    assertThat(done.toString()).doesNotContain("As seen", "Left");

    Visitor.Page deal = biller.get(question + "?whole=1");
    Map<String, String> further = Map.of("do", "further", "text", "And the other one?");
    assertThat(biller.send(deal, "query-steps", question + "/step", List.of("token", "version"), further).isGood()).isTrue();
    biller.await(question, page -> status().equals("requested"));
    assertThat(status()).isEqualTo("requested");
    Visitor.Page back = biller.get(question + "?whole=1");
    assertThat(biller.send(back, "query-steps", question + "/step", List.of("token", "version"), Map.of("do", "withdraw")).isGood()).isTrue();
    biller.await(question, page -> status().equals("cancelled"));
    assertThat(only(Asking.PATIENT).path("id")).isEqualTo(made.path("id"));
    assertThat(status()).isEqualTo("cancelled");
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
