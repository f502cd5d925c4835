package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A biller who writes notes on one account, and the EHR's own store, which tells where they are. */
final class Writing {
  private static final int PATIENCE_MINUTES = 2;
  private final Stage stage;
  private final String patient;
  private final String account;
  private final String profile;
  private final Visitor visitor = new Visitor();
  private String base = "";

  /**
   * @param patient its id
   * @param account such as {@code Claim/c1}
   */
  Writing(Stage stage, String patient, String account, String profile) {
    this.stage = stage;
    this.patient = patient;
    this.account = account;
    this.profile = profile;
  }

  /** Opens the app from the EHR's page. */
  Visitor.Page open() throws IOException {
    Visitor.Page page = visitor.get(stage.ehr() + "/patient/" + patient + "/open?profile=" + profile + "&person=demo-biller");
    if (!page.isGood()) {
      throw new IllegalStateException("the app answered " + page.status() + " at " + page.at().getPath());
    }
    base = page.at().getPath().replaceAll("^(/s/[^/]+)/.*", "$1");
    return visitor.get(stage.app() + base + "/accounts?whole=1");
  }

  /** The account's page. */
  Visitor.Page page() throws IOException {
    return visitor.get(stage.app() + base + "/accounts/" + account + "?whole=1");
  }

  /** The filled form of a note: sent twice it is still one note. */
  Map<String, String> filled(String text) throws IOException {
    Visitor.Page form = page();
    return Map.of("token", form.hidden("token"), "id", form.hidden("id"), "kind", "call", "text", text);
  }

  /** Sends a filled form; the page that follows. */
  Visitor.Page send(Map<String, String> filled) throws IOException {
    return visitor.post(stage.app(), base + "/accounts/" + account + "/notes", filled);
  }

  /** Saves a note through the page's form; the page that follows. */
  Visitor.Page save(String text) throws IOException {
    return send(filled(text));
  }

  /** Makes a letter through its page's form; the page that follows. */
  Visitor.Page letter(String text) throws IOException {
    String path = base + "/accounts/" + account + "/letter";
    Visitor.Page form = visitor.get(stage.app() + path + "?kind=records&letter=en&whole=1");
    return visitor.post(
        stage.app(), path,
        Map.of("token", form.hidden("token"), "id", form.hidden("id"), "kind", "records", "letter", "en", "text", text));
  }

  /** The PDF documents about the patient that the EHR holds. */
  List<JsonNode> letters() {
    return stage.resources("DocumentReference?_count=500&patient=" + patient).stream()
        .filter(one -> one.at("/content/0/attachment/contentType").asText().equals("application/pdf"))
        .toList();
  }

  /** Sends the form that changes who works on the account; the page that follows. */
  Visitor.Page work(Map<String, String> fields) throws IOException {
    Visitor.Page form = page();
    Map<String, String> all = new HashMap<>(fields);
    all.put("token", form.hidden("work-form", "token"));
    all.put("version", form.hidden("work-form", "version"));
    return visitor.post(stage.app(), base + "/accounts/" + account + "/work", all);
  }

  /** Marks the note of a page's one strike form as entered in error; the page that follows. */
  Visitor.Page strike() throws IOException {
    Visitor.Page form = page();
    return visitor.post(stage.app(), base + "/accounts/" + account + "/strike", Map.of("token", form.hidden("token"), "note", form.hidden("note")));
  }

  /** The account's page once it says so; as it is in the end where it never does. */
  Visitor.Page await(Predicate<String> said) throws IOException {
    Instant end = Instant.now().plus(Duration.ofMinutes(PATIENCE_MINUTES));
    Visitor.Page page = page();
    while (!(page.isGood() && said.test(page.text())) && Instant.now().isBefore(end)) {
      page = page();
    }
    return page;
  }

  /** Where notes with this text stand in the EHR: a resource type for each time. */
  List<String> places(String text) {
    List<String> places = new ArrayList<>();
    stage
        .resources("ClaimResponse?_count=500&patient=" + patient)
        .forEach(one -> one.path("processNote").forEach(note -> count(note.path("text").asText(), text, "ClaimResponse", places)));
    stage
        .resources("Communication?_count=500&subject=Patient/" + patient)
        .forEach(one -> one.path("payload").forEach(said -> count(said.path("contentString").asText(), text, "Communication", places)));
    stage
        .resources("DocumentReference?_count=500&patient=" + patient)
        .forEach(one -> one.path("content").forEach(part -> count(plain(part.at("/attachment/data").asText()), text, "DocumentReference", places)));
    return places;
  }

  /** The notes in follow-up records of the patient, by id. */
  List<String> noteIds() {
    List<String> ids = new ArrayList<>();
    stage
        .resources("ClaimResponse?_count=500&patient=" + patient)
        .forEach(
            one ->
                one.findValues("extension")
                    .forEach(
                        extensions ->
                            extensions.forEach(
                                part -> {
                                  if (part.path("url").asText().equals("id")) {
                                    ids.add(part.path("valueString").asText());
                                  }
                                })));
    return ids;
  }

  /** The notes of whose authors a Provenance tells, by id: one for each Provenance of a version of the patient's resources of a type. */
  List<String> attributed(String type) {
    Set<String> holders =
        stage.resources(type + "?_count=500&" + (type.equals("Communication") ? "subject=Patient/" : "patient=") + patient).stream()
            .map(one -> type + "/" + one.path("id").asText())
            .collect(Collectors.toSet());
    return stage.resources("Provenance?_count=500").stream()
        .filter(one -> holders.contains(one.at("/target/0/reference").asText().replaceFirst("/_history/\\d+$", "")))
        .filter(one -> one.at("/target/0/reference").asText().contains("/_history/"))
        .map(one -> one.at("/meta/tag/0/code").asText())
        .toList();
  }

  private static void count(String held, String text, String type, List<String> places) {
    if (held.equals(text)) {
      places.add(type);
    }
  }

  private static String plain(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
  }
}
