package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rimborso.campaign.Mutations;

/**
 * Calls of hooks about patient p1, each spoilt in another way and the same way for the same seed.
 * Into every second one, after it was spoilt, something of patient p2 is put, or of nobody.
 */
final class SpoiltCalls {
  /** Stands in every text and id of what is not p1's. */
  static final String FOREIGN = "foreign-7731";

  /** Stands in the words of p1's chart. */
  static final String OWN = "Own-words-of-a-clinician";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAYER = "Northlight Health Plan";
  private static final Map<String, String> GOOD = Map.of("reference", "Patient/p2");
  private static final List<String> TYPES =
      List.of(
          "Bundle",
          "OperationOutcome",
          "Organization",
          "Patient",
          "Encounter",
          "Claim",
          "Binary",
          "Nothing",
          "");

  /** Of a visit of its own, so that its card would stand beside the others. */
  private static final Map.Entry<String, String> ORDER =
      Map.entry(
          "subject",
          "{'resourceType':'ServiceRequest','id':'WORDS','status':'draft','intent':'order','encounter':{'reference':'Encounter/WORDS'},'code':{'coding':[{'system':'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'J0897'}],'text':'WORDS'}}");

  /** By the element that says whose it is. */
  private static final List<Map.Entry<String, String>> OTHERS =
      List.of(
          Map.entry("id", "{'resourceType':'Patient','id':'p2','name':[{'family':'WORDS'}]}"),
          Map.entry(
              "subject",
              "{'resourceType':'Condition','id':'WORDS','encounter':{'reference':'Encounter/e1'},'code':{'text':'WORDS'}}"),
          Map.entry(
              "subject",
              "{'resourceType':'Encounter','id':'WORDS','status':'finished','class':{'code':'AMB'},'participant':[{'individual':{'display':'WORDS'}}],'reasonCode':[{'text':'WORDS'}],'period':{'start':'2026-11-02','end':'2026-11-02'}}"),
          Map.entry(
              "subject",
              "{'resourceType':'Procedure','id':'WORDS','status':'completed','encounter':{'reference':'Encounter/e1'},'code':{'text':'WORDS'},'performedDateTime':'2026-11-02'}"),
          Map.entry(
              "beneficiary",
              "{'resourceType':'Coverage','id':'WORDS','status':'active','period':{'end':'2026-01-01'},'payor':[{'display':'WORDS'}]}"),
          Map.entry(
              "patient",
              "{'resourceType':'Claim','id':'WORDS','status':'active','use':'claim','diagnosis':[{'sequence':1,'diagnosisCodeableConcept':{'text':'WORDS'}}],'item':[{'sequence':1,'productOrService':{'text':'WORDS'},'encounter':[{'reference':'Encounter/e1'}]}]}"),
          Map.entry(
              "patient",
              "{'resourceType':'ExplanationOfBenefit','id':'WORDS','status':'active','use':'claim','outcome':'complete','insurer':{'display':'WORDS'},'item':[{'sequence':1,'productOrService':{'text':'WORDS'},'encounter':[{'reference':'Encounter/e1'}]}]}"),
          Map.entry(
              "patient",
              "{'resourceType':'ClaimResponse','id':'WORDS','status':'active','use':'preauthorization','outcome':'complete','preAuthRef':'WORDS'}"),
          ORDER);

  private final HookSite site;
  private final Random random;
  private final Mutations mutations;

  SpoiltCalls(HookSite site, long seed) {
    this.site = site;
    random = new Random(seed);
    mutations = new Mutations(random);
  }

  /** What is sent to a service. */
  static final class Call {
    private final String service;
    private final byte[] body;

    private Call(String service, byte[] body) {
      this.service = service;
      this.body = body.clone();
    }

    String service() {
      return service;
    }

    byte[] body() {
      return body.clone();
    }

    /** For who looks for what went wrong. */
    @Override
    public String toString() {
      return service + " " + new String(body, StandardCharsets.UTF_8);
    }
  }

  Call next() {
    List<String> services =
        List.of("patient-view", "encounter-discharge", "order-sign", "appointment-book");
    String service = services.get(random.nextInt(services.size()));
    byte[] good = good(service).getBytes(StandardCharsets.UTF_8);
    byte[] spoilt = random.nextInt(8) == 0 ? good : mutations.json(good);
    Optional<ObjectNode> read = object(spoilt);
    if (read.isEmpty() || random.nextInt(8) == 0) {
      return new Call(service, random.nextInt(4) == 0 ? mutations.bytes(spoilt) : spoilt);
    }
    ObjectNode body = read.get();
    if (random.nextInt(3) == 0) {
      mistype(body);
    }
    if (random.nextBoolean()) {
      if (body.at("/context/draftOrders/entry") instanceof ArrayNode orders
          && random.nextBoolean()) {
        insert(orders, foreign(ORDER));
      } else {
        plant(body);
      }
    }
    return new Call(service, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String good(String service) {
    return switch (service) {
      case "encounter-discharge" ->
          site.body(service, ",'encounterId':'e2'", ",'prefetch':" + chart().prefetch());
      case "order-sign" ->
          site.body(
              service,
              ",'draftOrders':"
                  + HookChart.bundle(
                      List.of(
                          "{'resourceType':'ServiceRequest','id':'o1','status':'draft','intent':'order','subject':{'reference':'Patient/p1'},'code':{'coding':[{'system':'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'J0897'}],'text':'Injection'}}")),
              ",'prefetch':" + plans().prefetch());
      case "appointment-book" ->
          site.body(
              service,
              ",'appointments':"
                  + HookChart.bundle(
                      List.of(
                          "{'resourceType':'Appointment','id':'a','status':'proposed','start':'2027-01-04T09:00:00Z','participant':[{'actor':{'reference':'Patient/p1'}}]}")),
              ",'prefetch':" + plans().prefetch());
      default -> site.body(service, random.nextInt(4) == 0 ? ",'encounterId':'e1'" : "", sent());
    };
  }

  /** Most send all of the chart; some leave the rest to be fetched. */
  private String sent() {
    String all = ",'prefetch':" + chart().prefetch();
    return random.nextInt(10) > 0
        ? all
        : all
            + ",'fhirServer':'%s','fhirAuthorization':{'access_token':'t','token_type':'Bearer','expires_in':300,'scope':'user/*.rs','subject':'cds'}"
                .formatted(site.iss());
  }

  private static HookChart chart() {
    return new HookChart("p1")
        .visit("e1")
        .visit("e2", "in-progress", HookChart.yesterday(), "")
        .uncoded("d1", "e1", OWN)
        .coded("d2", "e2", "E11")
        .claim("c1", "e1")
        .coverage("k1", PAYER, "")
        .with(
            "benefits",
            "{'resourceType':'ExplanationOfBenefit','id':'b1','status':'active','use':'claim','outcome':'complete','patient':{'reference':'Patient/p1'},'claim':{'reference':'Claim/c1'},'item':[{'sequence':1,'productOrService':{'text':'x'}}]}")
        .with(
            "roles",
            "{'resourceType':'PractitionerRole','id':'r1','practitioner':{'reference':'Practitioner/clinician'},'code':[{'coding':[{'code':'clinician'}]}]}");
  }

  private static HookChart plans() {
    return new HookChart("p1")
        .visit("e1")
        .coverage("k1", PAYER, "2026-01-31")
        .instead("authorizations", HookChart.bundle(List.of()))
        .instead("authorizationRequests", HookChart.bundle(List.of()));
  }

  private static Optional<ObjectNode> object(byte[] json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private void mistype(ObjectNode body) {
    List<JsonNode> typed = body.findParents("resourceType");
    if (!typed.isEmpty() && any(typed) instanceof ObjectNode one) {
      one.put("resourceType", any(TYPES));
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void plant(ObjectNode body) {
    ObjectNode foreign = foreign(any(OTHERS));
    List<ArrayNode> lists = new ArrayList<>();
    body.findValues("entry").stream()
        .filter(ArrayNode.class::isInstance)
        .forEach(list -> lists.add((ArrayNode) list));
    if (!lists.isEmpty() && random.nextInt(3) > 0) {
      insert(any(lists), foreign);
    } else if (body.path("prefetch") instanceof ObjectNode prefetch && !prefetch.isEmpty()) {
      List<String> keys = new ArrayList<>();
      prefetch.fieldNames().forEachRemaining(keys::add);
      prefetch.set(any(keys), random.nextBoolean() ? foreign : bundle(foreign));
    }
  }

  private void insert(ArrayNode list, ObjectNode foreign) {
    list.insertObject(random.nextInt(list.size() + 1)).set("resource", foreign);
  }

  private static ObjectNode bundle(ObjectNode resource) {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    bundle.putArray("entry").addObject().set("resource", resource);
    return bundle;
  }

  /** Whole or spoilt, but still of p2; now and then it does not say of whom it is. */
  private ObjectNode foreign(Map.Entry<String, String> other) {
    byte[] whole =
        other
            .getValue()
            .replace("WORDS", FOREIGN)
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    ObjectNode foreign =
        (random.nextBoolean() ? object(mutations.json(whole)) : object(whole))
            .orElseGet(() -> object(whole).orElseThrow());
    if (random.nextInt(6) == 0) {
      foreign.remove(other.getKey());
    } else if (other.getKey().equals("id")) {
      foreign.put("id", "p2");
    } else {
      foreign.set(other.getKey(), JSON.valueToTree(GOOD));
    }
    return foreign;
  }
}
