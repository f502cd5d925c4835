package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.rimborso.chart.Reference;

/**
 * The Claim, or ExplanationOfBenefit, that an account is about, as its EHR sent it: what a new
 * follow-up record repeats of it.
 */
public final class Bill {
  private final ObjectNode json;
  private final URI base;
  private final Reference reference;

  private Bill(ObjectNode json, URI base, Reference reference) {
    this.json = json;
    this.base = base;
    this.reference = reference;
  }

  /**
   * The bill in {@code json}, or empty where that is neither a Claim nor an ExplanationOfBenefit
   * with an id.
   *
   * @param base the FHIR base of the EHR that sent it; absolute references below it count as its
   *     own
   */
  public static Optional<Bill> of(byte[] json, URI base) {
    return Json.resource(json)
        .flatMap(
            tree ->
                Reference.parse(tree.path("resourceType").asText() + "/" + tree.path("id").asText())
                    .filter(ref -> ref.type().matches("Claim|ExplanationOfBenefit"))
                    .map(ref -> new Bill(tree, base, ref)));
  }

  public Reference reference() {
    return reference;
  }

  public Optional<Reference> patient() {
    return LocalReference.of(json.path("patient"), base);
  }

  /**
   * The Coverage that tells the insurer: the focal one of a bill that names no insurer itself.
   * Empty where nothing need or can be asked.
   */
  public Optional<Reference> coverageToAsk() {
    return namesSomeone(json.path("insurer"))
        ? Optional.empty()
        : LocalReference.of(focalCoverage(), base)
            .filter(coverage -> coverage.type().equals("Coverage"));
  }

  boolean isClaim() {
    return reference.type().equals("Claim");
  }

  JsonNode type() {
    return json.path("type");
  }

  Optional<String> use() {
    return Json.text(json, "use");
  }

  /**
   * Who insures, as a FHIR Reference: the bill's insurer, else the coverage's payor, else what the
   * bill says of its coverage in words. Empty where nobody is named.
   */
  Optional<ObjectNode> insurer(Optional<byte[]> coverage) {
    Optional<ObjectNode> named = party(json.path("insurer"), json);
    if (named.isPresent()) {
      return named;
    }
    Optional<ObjectNode> asked = coverage.flatMap(Json::resource);
    Optional<ObjectNode> held = contained(focalCoverage(), json);
    return asked
        .or(() -> held)
        .flatMap(found -> payor(found, asked.isPresent() ? found : json))
        .or(() -> words(focalCoverage()));
  }

  private JsonNode focalCoverage() {
    JsonNode insurance = json.path("insurance");
    return StreamSupport.stream(insurance.spliterator(), false)
        .filter(one -> one.path("focal").asBoolean(false))
        .findFirst()
        .orElse(insurance.size() == 1 ? insurance.get(0) : Json.object())
        .path("coverage");
  }

  /** A patient or a relative who pays is no insurer. */
  private static Optional<ObjectNode> payor(ObjectNode coverage, ObjectNode holder) {
    return StreamSupport.stream(coverage.path("payor").spliterator(), false)
        .filter(one -> !one.path("reference").asText().matches("(.*/)?(Patient|RelatedPerson)/.*"))
        .flatMap(one -> party(one, holder).stream())
        .findFirst();
  }

  private static boolean namesSomeone(JsonNode reference) {
    return reference.hasNonNull("reference")
        || reference.hasNonNull("identifier")
        || reference.hasNonNull("display");
  }

  /**
   * What can be said of a party outside the resource that named it: a contained or conditional
   * reference means nothing there, so only its identifier and words remain.
   */
  private static Optional<ObjectNode> party(JsonNode reference, ObjectNode holder) {
    String target = reference.path("reference").asText();
    if (target.isEmpty()
        || target.startsWith("#")
        || target.startsWith("urn:")
        || target.contains("?")) {
      return words(reference).or(() -> contained(reference, holder).flatMap(Bill::named));
    }
    return Optional.of(kept(reference, "reference", "identifier", "display"));
  }

  private static Optional<ObjectNode> words(JsonNode reference) {
    ObjectNode kept = kept(reference, "identifier", "display");
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private static Optional<ObjectNode> named(ObjectNode organization) {
    return Json.text(organization, "name").map(name -> Json.object().put("display", name));
  }

  private static ObjectNode kept(JsonNode from, String... members) {
    ObjectNode kept = Json.object();
    for (String member : members) {
      if (from.hasNonNull(member)) {
        kept.set(member, from.get(member));
      }
    }
    return kept;
  }

  private static Optional<ObjectNode> contained(JsonNode reference, ObjectNode holder) {
    String target = reference.path("reference").asText();
    return StreamSupport.stream(holder.path("contained").spliterator(), false)
        .filter(one -> target.equals("#" + one.path("id").asText()))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .findFirst();
  }
}
