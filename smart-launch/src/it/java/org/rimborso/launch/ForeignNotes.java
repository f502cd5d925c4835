package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Notes on a claim that are not ours: a payer's answer with its remarks, and another app's remark inside our follow-up record. */
final class ForeignNotes {
  private static final String REMARK = "Remark of another app.";
  private final Stage stage;
  private final OtherApp other;
  private final String claim;
  private final String answer;

  /**
   * @param claim the Claim's reference
   * @param patient its patient's id
   */
  ForeignNotes(Stage stage, String claim, String patient, String name) {
    this.stage = stage;
    this.other = new OtherApp(stage, patient);
    this.claim = claim;
    this.answer = "ClaimResponse/payer-" + name;
    other.put(
        answer,
        """
        {"resourceType":"ClaimResponse","id":"payer-%s","status":"active","type":{"text":"professional"},"use":"claim",
         "patient":{"reference":"Patient/%s"},"created":"2026-11-01","insurer":{"display":"Plan"},"request":{"reference":"%s"},
         "outcome":"queued","processNote":[{"number":1,"type":"display","text":"First remark of the payer."},
         {"number":7,"type":"print","text":"Second remark of the payer."}]}"""
            .formatted(name, patient, claim));
  }

  /** Adds the other app's remark to our record, which must be there. */
  void addToOurs() {
    ObjectNode record = (ObjectNode) ours().get(0);
    record.withArray("processNote").addObject().put("number", 77).put("type", "print").put("text", REMARK);
    other.put("ClaimResponse/" + record.path("id").asText(), record.toString());
  }

  /** All of them as they stand now, without what the server says about the resource. */
  List<JsonNode> now() {
    List<JsonNode> notes = new ArrayList<>();
    ObjectNode payers = (ObjectNode) stage.fhir(answer);
    payers.remove("meta");
    notes.add(payers);
    ours()
        .forEach(
            record ->
                record
                    .path("processNote")
                    .forEach(
                        note -> {
                          if (note.path("text").asText().equals(REMARK)) {
                            notes.add(note);
                          }
                        }));
    return notes;
  }

  private List<JsonNode> ours() {
    return stage.resources("ClaimResponse?request=" + claim).stream().filter(one -> one.has("modifierExtension")).toList();
  }
}
