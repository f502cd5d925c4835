package org.rimborso.cds;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is offered, one service for each hook; the id of a service is the name of its hook. */
enum Service {
  PATIENT_VIEW("patient-view", Optional.empty(), Needs.CHART),
  ENCOUNTER_DISCHARGE("encounter-discharge", Optional.empty(), Needs.CHART),
  ORDER_SIGN("order-sign", Optional.of("draftOrders"), Needs.ORDERS),
  APPOINTMENT_BOOK("appointment-book", Optional.of("appointments"), Needs.VISITS);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // A text, or nothing.
  private final Optional<String> planned;

  @SuppressWarnings("ImmutableEnumChecker") // What List.of makes cannot be changed.
  private final List<Needed> needed;

  Service(String id, Optional<String> planned, List<Needed> needed) {
    this.id = id;
    this.planned = planned;
    this.needed = needed;
  }

  /**
   * Something that callers may send along.
   *
   * @param name of the prefetch template
   * @param type of the resources
   * @param template with tokens of the context only, and only of its first level
   */
  record Needed(String name, String type, String template) {}

  private static final class Needs {
    private static final Needed PATIENT =
        new Needed("patient", "Patient", "Patient/{{context.patientId}}");
    private static final Needed ROLES =
        new Needed("roles", "PractitionerRole", "PractitionerRole?practitioner={{context.userId}}");

    /** For their names: a payer is known by its name, which its coverages seldom tell. */
    private static final Needed PAYORS =
        new Needed(
            "payors",
            "Organization",
            "Coverage?patient={{context.patientId}}&_include=Coverage:payor");

    static final List<Needed> CHART =
        List.of(
            PATIENT,
            ofPatient("encounters", "Encounter"),
            ofPatient("conditions", "Condition"),
            ofPatient("procedures", "Procedure"),
            ofPatient("coverages", "Coverage"),
            PAYORS,
            ofPatient("claims", "Claim"),
            ofPatient("benefits", "ExplanationOfBenefit"),
            ROLES);
    static final List<Needed> ORDERS =
        List.of(
            PATIENT,
            ofPatient("encounters", "Encounter"),
            ofPatient("conditions", "Condition"),
            ofPatient("coverages", "Coverage"),
            PAYORS,
            authorizations("authorizationRequests", "Claim"),
            authorizations("authorizations", "ClaimResponse"),
            ROLES);
    static final List<Needed> VISITS =
        List.of(PATIENT, ofPatient("coverages", "Coverage"), PAYORS, ROLES);

    private static Needed ofPatient(String key, String type) {
      return new Needed(key, type, type + "?patient={{context.patientId}}");
    }

    private static Needed authorizations(String key, String type) {
      return new Needed(key, type, type + "?patient={{context.patientId}}&use=preauthorization");
    }
  }

  /** Its name in addresses, which is also that of its hook. */
  String id() {
    return id;
  }

  /** The service with this id. */
  static Optional<Service> withId(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }

  /** The name in the context of what is about to be ordered or booked, for hooks that have that. */
  Optional<String> planned() {
    return planned;
  }

  /** The prefetch templates by key, in order. */
  Map<String, String> prefetch() {
    Map<String, String> templates = new LinkedHashMap<>();
    needed.forEach(one -> templates.put(one.name(), one.template()));
    return templates;
  }

  /** The type of resources behind a prefetch key; empty for a key that was not asked for. */
  Optional<String> type(String key) {
    return needed.stream().filter(one -> one.name().equals(key)).map(Needed::type).findFirst();
  }

  /** The types that its cards are judged by; who the user is may stay unknown. */
  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    needed.stream().filter(one -> !one.equals(Needs.ROLES)).forEach(one -> types.add(one.type()));
    return types;
  }
}
