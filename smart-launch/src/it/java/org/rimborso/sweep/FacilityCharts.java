package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.corpus.chart.CleanCharts;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/**
 * The charts of a facility as bulk data: clean charts to whose claims payers answered in the ways
 * that figures tell apart. The same number of charts is always the same folder.
 */
final class FacilityCharts {
  private static final Set<String> SHARED = Set.of("Organization", "Practitioner", "Location");
  private static final List<String> DENIALS = List.of("16", "50", "197", "97", "22", "29", "18");
  private static final String GROUPS = "https://x12.org/codes/claim-adjustment-group-codes";
  private static final String REASONS = "https://x12.org/codes/claim-adjustment-reason-codes";
  private static final String OURS = "https://rimborso.org/fhir/";

  private final Path folder;
  private final Set<String> written = new HashSet<>();
  private final Map<String, BufferedWriter> files = new HashMap<>();

  private FacilityCharts(Path folder) {
    this.folder = folder;
  }

  /** Writes so many charts into {@code folder}, a file for each type. */
  static void write(Path folder, int charts) throws IOException {
    FacilityCharts facility = new FacilityCharts(folder);
    for (int i = 0; i < charts; i++) {
      facility.write(i, chart(i));
    }
    for (BufferedWriter file : facility.files.values()) {
      file.close();
    }
  }

  private static Draft chart(int seed) {
    Dice dice = new Dice(seed + 17);
    Wish wish =
        Wish.of(Scene.OFFICE, Scene.OFFICE, Scene.INJURY, Scene.EMERGENCY, Scene.STAY)
            .between("2024-09-01", "2025-12-10")
            .paidBy(Cover.MEDICARE, Cover.NORTHLIGHT, Cover.HARBOR, Cover.BOTH)
            .withOthers(3);
    Draft chart = CleanCharts.of(wish, seed);
    boolean several = chart.find("Coverage/second").isPresent();
    if (!several && dice.chance(10)) {
      CleanCharts.explain(chart);
      return chart;
    }
    for (Visit visit : chart.visits()) {
      if (!several && dice.chance(12)) {
        visit.unbill();
      }
      for (ObjectNode claim : several ? List.<ObjectNode>of() : List.copyOf(visit.claims())) {
        new Story(chart, visit, claim, dice).tell();
      }
    }
    return chart;
  }

  /** What became of one claim. */
  private record Story(Draft chart, Visit visit, ObjectNode claim, Dice dice) {

    void tell() {
      if (visit.answers(claim).isEmpty()) {
        return;
      }
      ObjectNode answer = visit.answers(claim).get(0);
      switch (dice.between(0, 15)) {
        case 0 -> chart.remove(answer);
        case 1, 2 -> deny(answer, 0);
        case 3 -> deny(answer, Visit.lines(claim).size() - 1);
        case 4, 5 -> {
          later(answer, 30);
          deny(answer, 0);
        }
        case 6 -> {
          reverse(later(answer, 20));
          later(answer, 40).withArray("item").forEach(item -> deny(item, "50"));
        }
        case 7 -> reverse(later(answer, 25));
        case 8 -> {
          deny(answer, 0);
          replace(answer);
        }
        case 9 -> {
          later(answer, 30);
          pend(answer);
        }
        case 10 -> pend(answer);
        case 11 -> fail(answer);
        case 12 -> {
          claim.put("status", dice.one("draft", "cancelled"));
          chart.remove(answer);
        }
        case 13 -> deductible(answer);
        default -> {}
      }
      if (dice.chance(4)) {
        note(dice.one("call", "appeal"), dice.between(10, 70));
      }
    }

    private LocalDate created(ObjectNode resource, int plus) {
      return LocalDate.parse(resource.get("created").asText()).plusDays(plus);
    }

    /** The same answer once more so many days later; nothing is answered after today. */
    private ObjectNode later(ObjectNode answer, int days) {
      ObjectNode copy = answer.deepCopy().put("id", answer.get("id").asText() + "n" + days);
      copy.put("created", created(answer, days).toString());
      return created(answer, days).isAfter(Draft.TODAY) ? copy : chart.add(copy);
    }

    private void deny(ObjectNode answer, int from) {
      String carc = dice.of(DENIALS);
      List<ObjectNode> items = Fhir.objects(answer, "item");
      items.subList(from, items.size()).forEach(item -> deny(item, carc));
    }

    private static void deny(JsonNode item, String carc) {
      because((ObjectNode) item, "CO", carc);
    }

    private void pend(ObjectNode answer) {
      Fhir.objects(answer, "item").forEach(item -> because(item, "CO", "133"));
    }

    private void deductible(ObjectNode answer) {
      Fhir.objects(answer, "item").forEach(item -> because(item, "PR", "1"));
    }

    /** Nothing is paid, for one reason. */
    private static void because(ObjectNode item, String group, String carc) {
      JsonNode submitted = item.get("adjudication").get(0);
      ArrayNode entries = item.putArray("adjudication");
      entries.add(submitted.deepCopy());
      ObjectNode entry = entries.addObject();
      entry.set("category", Fhir.concept(GROUPS, group));
      entry.set("reason", Fhir.concept(REASONS, carc));
      entry.set("amount", submitted.get("amount").deepCopy());
    }

    private static void reverse(ObjectNode answer) {
      for (ObjectNode item : Fhir.objects(answer, "item")) {
        for (ObjectNode entry : Fhir.objects(item, "adjudication")) {
          BigDecimal amount = entry.get("amount").get("value").decimalValue();
          ((ObjectNode) entry.get("amount")).put("value", amount.negate());
        }
      }
    }

    /** A corrected claim, which is paid. */
    private void replace(ObjectNode answer) {
      LocalDate day = created(answer, 10);
      if (day.isAfter(Draft.TODAY)) {
        return;
      }
      if (dice.chance(2)) {
        claim.put("status", "cancelled");
      }
      ObjectNode corrected = chart.copy(claim, claim.get("id").asText() + "r");
      corrected.put("created", day.toString()).put("status", "active");
      ObjectNode related = corrected.putArray("related").addObject();
      related.set("claim", Fhir.reference(claim));
      related.set("relationship", Fhir.hl7("ex-relatedclaimrelationship", "prior"));
      ObjectNode paid = later(answer, 35);
      paid.set("request", Fhir.reference(corrected));
      for (ObjectNode item : Fhir.objects(paid, "item")) {
        ArrayNode entries = item.putArray("adjudication");
        JsonNode submitted =
            Fhir.objects(answer, "item").get(0).get("adjudication").get(0).deepCopy();
        JsonNode net =
            Visit.lines(corrected).stream()
                .filter(line -> line.get("sequence").equals(item.get("itemSequence")))
                .findFirst()
                .orElseThrow()
                .get("net");
        ((ObjectNode) submitted).set("amount", net.deepCopy());
        ObjectNode benefit = submitted.deepCopy();
        benefit.set("category", Fhir.hl7("adjudication", "benefit"));
        entries.add(submitted).add(benefit);
      }
    }

    /** It could not be read at first; the second try was answered as it stands. */
    private void fail(ObjectNode answer) {
      ObjectNode error = chart.copy(answer, answer.get("id").asText() + "e");
      error.put("outcome", "error").put("created", created(claim, 3).toString());
      error.remove("item");
      error.putArray("error").addObject().set("code", Fhir.hl7("adjudication-error", "a001"));
      if (dice.chance(2)) {
        chart.remove(answer);
      }
    }

    /** What a biller noted so many days after the claim was made. */
    private void note(String kind, int days) {
      String at = created(claim, days) + "T10:00:00Z";
      ObjectNode record = chart.create("ClaimResponse", claim.get("id").asText() + "f");
      record.putObject("meta").putArray("tag").add(Fhir.coding(OURS + "CodeSystem/tag", "follow-up"));
      record
          .putArray("modifierExtension")
          .addObject()
          .put("url", OURS + "StructureDefinition/provider-follow-up")
          .put("valueBoolean", true);
      record.put("status", "draft").put("use", "claim").put("outcome", "queued");
      record.set("type", claim.get("type").deepCopy());
      record.set("patient", Fhir.reference("Patient/p"));
      record.put("created", at);
      record.set("request", Fhir.reference(claim));
      ObjectNode note = record.putArray("processNote").addObject();
      ObjectNode facts = note.putArray("extension").addObject();
      facts.put("url", OURS + "StructureDefinition/note");
      ArrayNode parts = facts.putArray("extension");
      parts.addObject().put("url", "id").put("valueString", claim.get("id").asText() + kind);
      parts.addObject().put("url", "author").set("valueReference", Fhir.reference("Practitioner/b"));
      parts.addObject().put("url", "written").put("valueDateTime", at);
      parts.addObject().put("url", "kind").put("valueCode", kind);
      parts.addObject().put("url", "status").put("valueCode", "active");
      note.put("number", 1).put("type", "display").put("text", "As agreed.");
    }
  }

  private void write(int seed, Draft chart) throws IOException {
    Set<String> own =
        chart.all().stream()
            .filter(one -> !SHARED.contains(one.get("resourceType").asText()))
            .map(Fhir::name)
            .collect(Collectors.toSet());
    for (ObjectNode resource : chart.all()) {
      String type = resource.get("resourceType").asText();
      if (own.contains(Fhir.name(resource))) {
        ObjectNode copy = resource.deepCopy();
        rename(copy, own, "x" + seed + "-");
        copy.put("id", "x" + seed + "-" + resource.get("id").asText());
        line(type, copy);
      } else if (written.add(Fhir.name(resource))) {
        line(type, resource);
      }
    }
  }

  private static void rename(JsonNode node, Set<String> own, String prefix) {
    if (node instanceof ObjectNode object && own.contains(object.path("reference").asText(""))) {
      object.put("reference", object.get("reference").asText().replace("/", "/" + prefix));
    }
    node.forEach(child -> rename(child, own, prefix));
  }

  private void line(String type, ObjectNode resource) throws IOException {
    if (!files.containsKey(type)) {
      files.put(type, Files.newBufferedWriter(folder.resolve(type + ".ndjson")));
    }
    Objects.requireNonNull(files.get(type)).append(resource.toString()).append('\n');
  }
}
