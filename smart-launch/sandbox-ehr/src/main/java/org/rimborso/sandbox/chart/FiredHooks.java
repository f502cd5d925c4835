package org.rimborso.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.sandbox.cds.HookClient.Fired;
import org.rimborso.sandbox.demo.DemoPerson;

/** Which hook a request for a patient's page fires, with its context. */
final class FiredHooks {
  private static final String ORDERS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

  private FiredHooks() {}

  /** The hook of the button that was pressed; without one the chart was opened. */
  static Fired of(HttpServletRequest request, String base, ChartPatient patient) {
    String hook = text(request, "hook");
    Map<String, JsonNode> more = new HashMap<>();
    switch (hook) {
      case "encounter-discharge" -> {
        if (patient.hasVisit(text(request, "encounter"))) {
          more.put("encounterId", TextNode.valueOf(text(request, "encounter")));
        }
      }
      case "order-sign" -> more.put("draftOrders", bundle(order(patient, text(request, "order"))));
      case "appointment-book" ->
          more.put("appointments", bundle(appointment(patient, text(request, "day"))));
      default -> {
        hook = "patient-view";
      }
    }
    return new Fired(base, hook, DemoPerson.CLINICIAN.id(), patient.id(), more);
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  private static ObjectNode bundle(ObjectNode resource) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle");
    bundle.put("type", "collection");
    bundle.putArray("entry").addObject().set("resource", resource);
    return bundle;
  }

  private static ObjectNode order(ChartPatient patient, String code) {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("resourceType", "ServiceRequest");
    order.put("id", "draft-1");
    order.put("status", "draft");
    order.put("intent", "order");
    order.putObject("subject").put("reference", "Patient/" + patient.id());
    ObjectNode service = order.putObject("code");
    ObjectNode coding = service.putArray("coding").addObject();
    coding.put("system", ORDERS);
    coding.put("code", code);
    service.put("text", HookForms.words(code));
    return order;
  }

  private static ObjectNode appointment(ChartPatient patient, String day) {
    ObjectNode appointment = JsonNodeFactory.instance.objectNode();
    appointment.put("resourceType", "Appointment");
    appointment.put("id", "draft-1");
    appointment.put("status", "proposed");
    appointment.put("start", day + "T09:00:00Z");
    appointment.put("end", day + "T09:30:00Z");
    ObjectNode participant = appointment.putArray("participant").addObject();
    participant.putObject("actor").put("reference", "Patient/" + patient.id());
    participant.put("status", "tentative");
    return appointment;
  }
}
