package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** A synthetic patient with coverages, the hospital, its people and the payers. */
final class Person {
  static final String CLINIC = "Organization/clinic";
  static final String HOSPITAL = "Organization/hospital";
  static final String DOCTOR = "Practitioner/doctor";

  private static final List<String> FAMILIES =
      List.of("Abara", "Bianchi", "Costa", "Dvorak", "Eriksen", "Farouk", "Gruber", "Haas", "Ito");
  private static final List<String> GIVEN =
      List.of("Ada", "Bruno", "Chiara", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas");
  private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY";

  private final Draft chart;
  private final Dice dice;

  Person(Draft chart, Dice dice) {
    this.chart = chart;
    this.dice = dice;
  }

  void write(LocalDate born, String gender, Cover cover) {
    ObjectNode patient = chart.create("Patient", "p");
    ObjectNode name = patient.putArray("name").addObject().put("family", dice.of(FAMILIES));
    name.putArray("given").add(dice.of(GIVEN));
    patient.put("gender", gender).put("birthDate", born.toString());
    provider("Organization", "clinic", "Northgate Medical Group");
    provider("Organization", "hospital", "Northgate General Hospital");
    ObjectNode doctor = provider("Practitioner", "doctor", "");
    doctor.putArray("name").addObject().put("text", "Dr Lou Synthetic");
    payer("medicare", "Medicare");
    payer("northlight", "Northlight Health Plan");
    payer("harbor", "Harbor Mutual");
    cover(cover);
  }

  private ObjectNode provider(String type, String id, String name) {
    ObjectNode provider = chart.create(type, id);
    ObjectNode npi = provider.putArray("identifier").addObject().put("system", Terms.NPI);
    npi.put("value", npi("2" + dice.between(10_000_000, 99_999_999)));
    return name.isEmpty() ? provider : provider.put("name", name);
  }

  /** Nine digits with the check digit that belongs to them (Luhn, with 80840 before them). */
  private static String npi(String nine) {
    int sum = 24;
    for (int i = 0; i < nine.length(); i++) {
      int digit = nine.charAt(i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return nine + (10 - sum % 10) % 10;
  }

  private void payer(String id, String name) {
    chart.create("Organization", id).put("name", name);
  }

  private void cover(Cover cover) {
    switch (cover) {
      case MEDICARE -> coverage("first", "medicare", beneficiary(), "PUBLICPOL", 1);
      case NORTHLIGHT -> coverage("first", "northlight", member(), "EHCPOL", 1);
      case HARBOR -> coverage("first", "harbor", member(), "EHCPOL", 1);
      case BOTH -> {
        coverage("first", "medicare", beneficiary(), "PUBLICPOL", 1);
        coverage("second", "harbor", member(), "EHCPOL", 2);
      }
    }
  }

  private void coverage(String id, String payer, String member, String type, int order) {
    ObjectNode coverage = chart.create("Coverage", id).put("status", "active");
    coverage.set("type", Fhir.hl7("v3-ActCode", type));
    coverage.put("subscriberId", member);
    coverage.set("beneficiary", Fhir.reference("Patient/p"));
    coverage.putObject("period").put("start", "2012-01-01");
    coverage.putArray("payor").add(Fhir.reference("Organization/" + payer));
    coverage.put("order", order);
  }

  private String member() {
    return "M" + dice.between(100_000, 999_999);
  }

  /** A number of the form of a Medicare beneficiary identifier. */
  private String beneficiary() {
    return dice.between(1, 9)
        + letter()
        + dice.between(0, 9)
        + dice.between(0, 9)
        + letter()
        + letter()
        + dice.between(0, 9)
        + letter()
        + letter()
        + dice.between(0, 9)
        + dice.between(0, 9);
  }

  private String letter() {
    int at = dice.between(0, LETTERS.length() - 1);
    return LETTERS.substring(at, at + 1);
  }
}
