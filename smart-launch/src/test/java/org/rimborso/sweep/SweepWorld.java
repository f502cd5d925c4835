package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.rimborso.corpus.chart.CleanCharts;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Spelling;
import org.rimborso.corpus.plant.Plant;
import org.rimborso.corpus.plant.Plants;

/**
 * A facility whose export is as untidy as exports are: the lines of many charts over many files in
 * no order, some zipped, one cut, with what goes wrong between systems. The same seed writes the
 * same.
 */
public final class SweepWorld {
  private static final Set<String> SHARED =
      Set.of("Practitioner", "PractitionerRole", "Organization");
  private static final List<Plant> PLANTS = Plants.all().toList();

  private final Dice dice;
  private final List<String> lines = new ArrayList<>();
  private final List<ObjectNode> bills = new ArrayList<>();
  private final List<String> patients = new ArrayList<>();

  /** A facility with nothing in it yet. */
  public SweepWorld(long seed) {
    dice = new Dice(seed);
  }

  /** Charts, one in three with a defect, and all that lies between them. */
  public SweepWorld charts(int count) {
    for (int i = 0; i < count; i++) {
      chart(i);
    }
    merge();
    pay();
    repeat();
    addStrays();
    return this;
  }

  private void chart(int number) {
    Draft chart = draft(number);
    ObjectNode bundle = Spelling.bundle(chart, number);
    for (JsonNode entry : bundle.path("entry")) {
      ObjectNode resource = (ObjectNode) entry.path("resource");
      rename(resource, "-" + number);
      String type = resource.path("resourceType").asText();
      if (type.equals("Patient")) {
        patients.add(resource.path("id").asText());
      } else if (type.equals("Claim") || type.equals("ClaimResponse")) {
        bills.add(resource);
      }
      add(resource);
    }
  }

  private Draft draft(int number) {
    if (dice.chance(3)) {
      Plant plant = dice.of(PLANTS);
      Draft planted = CleanCharts.of(plant.in(), number);
      if (plant.edit().put(planted, new Dice(number + 3)).isPresent()) {
        return planted;
      }
    }
    return CleanCharts.any(number);
  }

  /** Charts of the corpus use the same ids; what several charts share keeps its own. */
  private static void rename(ObjectNode resource, String suffix) {
    if (!SHARED.contains(resource.path("resourceType").asText())) {
      resource.put("id", resource.path("id").asText() + suffix);
    }
    refer(resource, suffix);
  }

  private static void refer(JsonNode node, String suffix) {
    if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
      String reference = object.path("reference").asText();
      boolean shared = SHARED.stream().anyMatch(type -> reference.contains(type + "/"));
      if (!shared && !reference.contains("?") && !reference.startsWith("#")) {
        object.put("reference", reference + suffix);
      }
    }
    node.forEach(one -> refer(one, suffix));
  }

  private void add(ObjectNode resource) {
    lines.add(resource.toString());
  }

  private static ObjectNode resource(String type, String id) {
    return Fhir.node().put("resourceType", type).put("id", id);
  }

  /** Patient records that are one person: pairs, chains, one that no longer says so. */
  private void merge() {
    for (int i = 0; i + 3 < patients.size(); i += 9) {
      link(patients.get(i + 1), "Patient/" + patients.get(i), "7");
      link(patients.get(i + 2), "https://ehr.example/fhir/Patient/" + patients.get(i + 1), "7");
      link(patients.get(i + 3), "Patient/" + patients.get(i), "8");
      if (dice.chance(2)) {
        add(version(resource("Patient", patients.get(i + 3)), "9"));
      }
    }
  }

  private void link(String patient, String to, String version) {
    ObjectNode linked = version(resource("Patient", patient), version);
    linked.putArray("link").addObject().put("type", "seealso").set("other", Fhir.reference(to));
    add(linked);
  }

  private static ObjectNode version(ObjectNode resource, String version) {
    resource.putObject("meta").put("versionId", version);
    return resource;
  }

  /** Payments for several patients' bills, some of them sent twice or at odds with themselves. */
  private void pay() {
    for (int i = 0; i < bills.size() / 4; i++) {
      ObjectNode payment =
          version(resource("PaymentReconciliation", "pay" + i), "" + dice.between(1, 3))
              .put("status", "active");
      payment.set("paymentIssuer", Fhir.reference("Patient/" + dice.of(patients)));
      ArrayNode details = payment.putArray("detail");
      for (int n = dice.between(1, 4); n > 0; n--) {
        ObjectNode detail = details.addObject();
        ObjectNode bill = dice.of(bills);
        boolean answer = bill.path("resourceType").asText().equals("ClaimResponse");
        detail.set(answer ? "response" : "request", Fhir.reference(bill));
        if (dice.chance(4)) {
          detail.set("request", Fhir.reference("Claim/" + dice.of(bills).path("id").asText()));
        }
        detail.putObject("amount").put("value", dice.between(1, 300)).put("currency", "USD");
      }
      add(payment);
      if (dice.chance(5)) {
        details.remove(0);
        add(dice.chance(2) ? payment : version(payment, "9"));
      }
    }
  }

  /** The same resource again: newer, older, of no version, or by now another patient's. */
  private void repeat() {
    for (int n = bills.size() / 5; n > 0; n--) {
      ObjectNode again = dice.of(bills).deepCopy();
      again.put("status", dice.one("active", "cancelled", "draft"));
      if (!dice.chance(3)) {
        version(again, "" + dice.between(1, 3));
      }
      if (dice.chance(3)) {
        again.set("patient", Fhir.reference("Patient/" + dice.of(patients)));
      }
      add(again);
    }
  }

  /** What names no patient, cannot be read, or is named as only the whole input can tell. */
  private void addStrays() {
    add(resource("Claim", "nobodys").put("use", "claim").put("status", "active"));
    add(resource("Claim", "nobodys").put("use", "claim").put("status", "cancelled"));
    add(Fhir.node().put("resourceType", "Organization").put("name", "without id"));
    add(Fhir.node().put("resourceType", "Claim").put("use", "claim"));
    add(Fhir.node().put("resourceType", "Patient").put("gender", "female"));
    add(resource("Location", "l1"));
    lines.add(
        "{\"resourceType\":\"PractitionerRole\",\"id\":\"odd\",\"modifierExtension\":[{\"url\":\"urn:odd\"}]}");
    lines.add(
        "{\"id\":\"late\",\"subject\":{\"display\":\"x\",\"reference\":\"Patient/"
            + patients.get(0)
            + "\"},\"class\":[],\"resourceType\":\"Encounter\",\"status\":7}");
    ObjectNode known = resource("Patient", "known");
    known.putArray("identifier").addObject().put("system", "urn:mrn").put("value", "77");
    add(known);
    for (String to :
        List.of(
            "Patient?identifier=urn:mrn|77",
            "https://other.example/r4/Patient/known/_history/2",
            "https://other.example/r4/Patient/" + patients.get(1),
            "https://other.example/r4/Patient/stranger",
            "urn:uuid:1-2-3",
            "Patient?identifier=urn:mrn|78")) {
      ObjectNode claim = resource("Claim", "by" + lines.size()).put("use", "claim");
      claim.set("patient", Fhir.reference(to));
      claim.put("status", "active").put("created", "2025-11-03");
      add(claim);
    }
    ObjectNode letter = resource("Communication", "m1").put("sent", "yesterday");
    letter.set("subject", Fhir.reference("Patient/" + patients.get(2)));
    add(letter);
  }

  /** Writes the files into {@code folder}. */
  public void write(Path folder, int files) throws IOException {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      parts.add(new ArrayList<>());
    }
    dice.shuffle(lines);
    for (String line : lines) {
      parts.get(dice.between(0, files - 1)).add(line);
    }
    Files.createDirectories(folder.resolve("more"));
    for (int i = 0; i < files; i++) {
      if (i == 1) {
        spoil(parts.get(i));
      }
      String end = dice.one("\n", "\r\n", "\n\n", "\n \n");
      byte[] text =
          (String.join(end, parts.get(i)) + dice.one("", end)).getBytes(StandardCharsets.UTF_8);
      boolean zipped = i % 3 == 2;
      byte[] written = zipped ? zipped(text) : text;
      String name = "%03d.ndjson%s".formatted(i, zipped ? ".gz" : "");
      Path file = folder.resolve(dice.chance(4) ? "more/" + name : name);
      Files.write(file, i == 2 ? Arrays.copyOf(written, written.length * 2 / 3) : written);
    }
    Files.writeString(
        folder.resolve("pretty.json"),
        "{\n \"resourceType\": \"Patient\",\n \"id\": \"pretty\"\n}\n");
    Files.writeString(folder.resolve("manifest.json"), "{\n \"transactionTime\": \"2025\"\n}\n");
    Files.writeString(
        folder.resolve("server.ndjson"),
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"exception\"}]}\n"
            + lines.get(0)
            + "\n");
  }

  private void spoil(List<String> part) {
    part.add(part.size() / 2, part.get(0).substring(0, part.get(0).length() / 2));
    part.add(part.size() / 3, "<html>");
    part.add(part.get(1) + "}");
    part.add("{\"id\":\"no type\"}");
  }

  private static byte[] zipped(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }
}
