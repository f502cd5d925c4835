package org.rimborso.sandbox.demo;

import java.util.Arrays;
import java.util.Optional;

/** The invented people who can sign in to the sandbox, one for each role. */
public enum DemoPerson {
  CLINICIAN("demo-clinician", "Elena", "Ferri", "clinician"),
  CODER("demo-coder", "Tomas", "Vrba", "coder"),
  BILLER("demo-biller", "Grace", "Adeyemi", "biller"),
  MANAGER("demo-manager", "Henrik", "Solberg", "manager"),
  ADMIN("demo-admin", "Mira", "Kovač", "administrator");

  private final String id;
  private final String given;
  private final String family;
  private final String role;

  DemoPerson(String id, String given, String family, String role) {
    this.id = id;
    this.given = given;
    this.family = family;
    this.role = role;
  }

  /** Id of the person's Practitioner resource. */
  public String id() {
    return id;
  }

  public String given() {
    return given;
  }

  public String family() {
    return family;
  }

  /** The name as a page shows it. */
  public String display() {
    return given + " " + family;
  }

  /** Code of the role, from the sandbox's own CodeSystem; also its English name. */
  public String roleName() {
    return role;
  }

  /** The person whose Practitioner has this id. */
  public static Optional<DemoPerson> withId(String id) {
    return Arrays.stream(values()).filter(person -> person.id.equals(id)).findFirst();
  }
}
