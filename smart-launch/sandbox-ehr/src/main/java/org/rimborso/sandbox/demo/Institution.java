package org.rimborso.sandbox.demo;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The hospital, its people and the payers. The NPIs begin with 2, where none has been given out
 * yet, and their check digits are right but for the one that is meant to be wrong.
 */
final class Institution {

  static final String HOSPITAL = "demo-hospital";
  static final String NORTHLIGHT = "demo-payer-northlight";
  static final String HARBOR = "demo-payer-harbor";

  static final String CLINICIAN = DemoPerson.CLINICIAN.id();
  static final String SURGEON = "demo-practitioner-surgeon";
  static final String LOCUM = "demo-practitioner-locum";

  private static final String HOSPITAL_NPI = "2000000010";
  private static final String CLINICIAN_NPI = "2000000028";
  private static final String SURGEON_NPI = "2000000036";

  /** The right check digit would be 4. */
  private static final String LOCUM_NPI = "2000000045";

  private Institution() {}

  /** Everyone who signs in, with a role, and the hospital they work for. */
  static List<Resource> people() {
    return Stream.concat(
            Stream.of(hospital()), Stream.of(DemoPerson.values()).flatMap(Institution::person))
        .toList();
  }

  /** What only the demo charts need. */
  static List<Resource> rest() {
    return List.of(
        payer(NORTHLIGHT, "Northlight Health Plan"),
        payer(HARBOR, "Harbor Mutual"),
        practitioner(SURGEON, "Paul", "Anders", SURGEON_NPI),
        practitioner(LOCUM, "Noor", "Rahimi", LOCUM_NPI),
        clinic());
  }

  private static Stream<Resource> person(DemoPerson person) {
    Practitioner practitioner =
        person == DemoPerson.CLINICIAN
            ? practitioner(person.id(), person.given(), person.family(), CLINICIAN_NPI)
            : named(person.id(), person.given(), person.family());
    PractitionerRole role = new PractitionerRole();
    role.setId(person.id() + "-role");
    role.setActive(true);
    role.setPractitioner(new Reference("Practitioner/" + person.id()));
    role.setOrganization(new Reference("Organization/" + HOSPITAL));
    role.addCode(Code.of(Code.ROLE, person.roleName(), person.roleName()));
    return Stream.of(practitioner, role);
  }

  private static Practitioner practitioner(String id, String given, String family, String npi) {
    Practitioner practitioner = named(id, given, family);
    practitioner.addIdentifier().setSystem(Code.NPI).setValue(npi);
    return practitioner;
  }

  private static Practitioner named(String id, String given, String family) {
    Practitioner practitioner = new Practitioner();
    practitioner.setId(id);
    practitioner.setActive(true);
    practitioner.addName().setFamily(family).addGiven(given);
    return practitioner;
  }

  private static Organization hospital() {
    Organization hospital = organization(HOSPITAL, "Northgate General Hospital", "prov");
    hospital.addIdentifier().setSystem(Code.NPI).setValue(HOSPITAL_NPI);
    return hospital;
  }

  private static Organization payer(String id, String name) {
    return organization(id, name, "pay");
  }

  private static Organization organization(String id, String name, String type) {
    Organization organization = new Organization();
    organization.setId(id);
    organization.setActive(true).setName(name).addType(Code.hl7("organization-type", type));
    return organization;
  }

  private static Location clinic() {
    Location clinic = new Location();
    clinic.setId("demo-location-clinic");
    clinic.setName("Northgate outpatient clinic");
    clinic.setManagingOrganization(new Reference("Organization/" + HOSPITAL));
    return clinic;
  }
}
