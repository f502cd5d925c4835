package org.rimborso.cds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.cds.BadCall.Why;
import org.rimborso.chart.Reference;
import org.rimborso.desk.Consultation;
import org.rimborso.desk.Grant;

/**
 * A call of a hook, checked.
 *
 * @param patient whose chart is open
 * @param user in whose work the hook was fired
 * @param encounter the visit in view
 * @param planned what is about to be ordered or booked: a Bundle, as JSON
 * @param sent what came along, by type of resources
 * @param grant the leave to ask the EHR for the rest
 */
record HookCall(
    Service service,
    Reference patient,
    Reference user,
    Optional<Reference> encounter,
    Optional<byte[]> planned,
    Map<String, List<byte[]>> sent,
    Optional<Grant> grant) {
  private static final Set<String> USERS =
      Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");
  private static final Set<String> PROFESSIONALS = Set.of("Practitioner", "PractitionerRole");
  private static final int LONGEST_INSTANCE = 100;
  private static final int LONGEST_TOKEN = 32 * 1024;
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_TOKEN + "}");

  HookCall {
    sent = Map.copyOf(sent);
  }

  /** What is called holds tokens and people's data. */
  @Override
  public String toString() {
    return "HookCall[" + service.id() + "]";
  }

  /**
   * Checks a body that came to {@code service}.
   *
   * @param ehr the FHIR base of the EHR on whose behalf the caller speaks, as it is configured
   * @throws BadCall if something is missing, odd, or of somebody else
   */
  static HookCall of(Service service, Body body, String ehr) {
    BadCall.require(body.text("hook").equals(service.id()), Why.HOOK);
    String instance = body.text("hookInstance");
    BadCall.require(!instance.isBlank() && instance.length() <= LONGEST_INSTANCE, Why.INSTANCE);
    JsonNode context = body.field("context");
    Optional<Reference> encounter = encounter(context);
    BadCall.require(service != Service.ENCOUNTER_DISCHARGE || encounter.isPresent(), Why.ENCOUNTER);
    HookCall call =
        new HookCall(
            service,
            reference("Patient", context.path("patientId"))
                .orElseThrow(() -> new BadCall(Why.PATIENT)),
            Reference.parse(Body.text(context.path("userId")))
                .filter(user -> USERS.contains(user.type()))
                .orElseThrow(() -> new BadCall(Why.USER)),
            encounter,
            service.planned().map(name -> planned(context.path(name))),
            sent(service, body),
            grant(body, ehr));
    BadCall.require(call.grant.isPresent() || !body.sent().isEmpty(), Why.NO_DATA);
    BadCall.require(call.grant.isPresent() || call.isEnough(), Why.NO_DATA);
    return call;
  }

  /** Without the patient or, where visits are judged, the visits there is nothing to say. */
  private boolean isEnough() {
    String least = service.planned().isPresent() ? "Coverage" : "Encounter";
    return sent.containsKey(least);
  }

  private static Optional<Reference> encounter(JsonNode context) {
    JsonNode id = context.path("encounterId");
    if (id.isMissingNode() || id.isNull()) {
      return Optional.empty();
    }
    return Optional.of(reference("Encounter", id).orElseThrow(() -> new BadCall(Why.ENCOUNTER)));
  }

  private static Optional<Reference> reference(String type, JsonNode id) {
    return Reference.parse(type + "/" + Body.text(id));
  }

  private static byte[] planned(JsonNode bundle) {
    BadCall.require(
        bundle.isObject() && Body.text(bundle.path("resourceType")).equals("Bundle"), Why.PLANNED);
    return Body.bytes(bundle);
  }

  private static Map<String, List<byte[]>> sent(Service service, Body body) {
    BadCall.require(!body.has("prefetch"), Why.PREFETCH);
    Map<String, List<byte[]>> byType = new HashMap<>();
    body.parts()
        .forEach(
            (key, json) ->
                service
                    .type(key)
                    .ifPresent(
                        type -> byType.computeIfAbsent(type, one -> new ArrayList<>()).add(json)));
    return byType;
  }

  /**
   * The leave to ask the EHR: for nobody but the EHR whose caller this is, so that no call can send
   * a token, or us, anywhere else.
   */
  private static Optional<Grant> grant(Body body, String ehr) {
    if (body.has("fhirServer")) {
      String server = body.text("fhirServer");
      BadCall.require(server.equals(ehr) || server.equals(ehr + "/"), Why.FHIR_SERVER);
    }
    if (!body.has("fhirAuthorization")) {
      return Optional.empty();
    }
    BadCall.require(body.has("fhirServer"), Why.FHIR_SERVER);
    JsonNode granted = body.field("fhirAuthorization");
    String token = Body.text(granted.path("access_token"));
    BadCall.require(TOKEN.matcher(token).matches(), Why.GRANT);
    BadCall.require(Body.text(granted.path("token_type")).equalsIgnoreCase("Bearer"), Why.GRANT);
    Set<String> scopes = new HashSet<>(List.of(Body.text(granted.path("scope")).split(" ", -1)));
    return Optional.of(new Grant(token, scopes));
  }

  /** Whether somebody asks who could mend something: not the patient, nor their family. */
  boolean isOfProfessional() {
    return PROFESSIONALS.contains(user.type());
  }

  Consultation consultation(String ehr) {
    Map<String, List<byte[]>> chart = new HashMap<>(sent);
    chart.keySet().retainAll(service.types());
    return new Consultation(ehr, patient, service.types(), chart, grant);
  }
}
