package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rimborso.corpus.chart.Services.Service;

/** Writes the visits of one patient: what was found, done, billed and paid. */
final class VisitWriter {
  private static final int DAYS_TO_BILL = 2;
  private static final int DAYS_TO_ANSWER = 18;
  private static final int DAYS_TO_BILL_NEXT = 3;

  private final Draft chart;
  private final Dice dice;
  private final LocalDate born;
  private final Cover cover;
  private final List<String> lasting;
  private final Set<String> taken = new HashSet<>();

  VisitWriter(Draft chart, Dice dice, LocalDate born, Cover cover) {
    this.chart = chart;
    this.dice = dice;
    this.born = born;
    this.cover = cover;
    lasting = Stories.lasting(dice, born.until(Draft.TODAY).getYears());
    lasting.forEach(code -> taken.add(Stories.category(code)));
  }

  Visit write(Scene scene, LocalDate start) {
    int number = chart.visits().size() + 1;
    LocalDate end = scene == Scene.STAY ? start.plusDays(dice.between(2, 5)) : start;
    Visit visit = new Visit(chart, scene, start, end, encounter(number, scene, start, end));
    chart.add(visit);
    String system = scene == Scene.NINTH ? Terms.ICD9 : Terms.ICD10;
    diagnoses(scene, age(start)).forEach(code -> visit.document(system, code));
    bill(visit, "c" + number);
    return visit;
  }

  private int age(LocalDate day) {
    return born.until(day).getYears();
  }

  private List<String> diagnoses(Scene scene, int age) {
    return switch (scene) {
      case WELLNESS -> Stories.together(List.of(age < 18 ? "Z00.129" : "Z00.00"), lasting);
      case INJURY -> Stories.together(Stories.injury(dice), lasting);
      case EQUIPMENT -> Stories.together(List.of("G47.33"), lasting);
      case STAY -> Stories.together(Stories.stay(dice, lasting), lasting);
      case NINTH -> Stories.ninth(dice);
      case OFFICE, TELEHEALTH, EMERGENCY ->
          Stories.together(List.of(Stories.sudden(dice, age, taken)), lasting);
    };
  }

  private ObjectNode encounter(int number, Scene scene, LocalDate start, LocalDate end) {
    ObjectNode encounter = chart.create("Encounter", "e" + number).put("status", "finished");
    encounter.set("class", Fhir.coding(Terms.HL7 + "v3-ActCode", scene.encounterClass()));
    encounter.set("subject", Fhir.reference("Patient/p"));
    encounter.putArray("participant").addObject().set("individual", Fhir.reference(Person.DOCTOR));
    encounter.set("period", Fhir.period(start + "T09:10:00Z", end + "T09:50:00Z"));
    encounter.set(
        "serviceProvider", Fhir.reference(scene.isAtHospital() ? Person.HOSPITAL : Person.CLINIC));
    if (scene == Scene.STAY) {
      encounter
          .putObject("hospitalization")
          .set("dischargeDisposition", Fhir.hl7("discharge-disposition", "home"));
    }
    return encounter;
  }

  private void bill(Visit visit, String id) {
    ClaimWriter writer = new ClaimWriter(chart, visit);
    LocalDate created = visit.end().plusDays(DAYS_TO_BILL);
    if (visit.scene().isAtHospital()) {
      List<Service> own = Services.facility(dice, visit);
      writer.write(id + "f", true, created, own);
      own.forEach(service -> record(visit, service));
    }
    String name = visit.scene().isAtHospital() ? id + "p" : id;
    List<Service> services =
        Services.professional(visit.scene(), dice, visit, cover, age(visit.start()));
    ObjectNode claim = writer.write(name, false, created, services);
    services.forEach(service -> record(visit, service));
    if (visit.scene() == Scene.EQUIPMENT && cover == Cover.NORTHLIGHT) {
      new Consent(chart).give(visit, claim);
    }
    answer(visit, writer, created);
  }

  /** The chart tells of every service that is billed; a visit tells of itself. */
  private void record(Visit visit, Service service) {
    if (service.isVisit()) {
      return;
    }
    String id = "r" + visit.encounter().get("id").asText() + "n" + visit.procedures().size();
    ObjectNode procedure = chart.create("Procedure", id).put("status", "completed");
    procedure.set("code", Fhir.concept(Terms.ofService(service.code()), service.code()));
    procedure.set("subject", Fhir.reference("Patient/p"));
    procedure.set("encounter", Fhir.reference(visit.encounter()));
    procedure.put("performedDateTime", service.day().toString());
    visit.procedures().add(procedure);
  }

  private void answer(Visit visit, ClaimWriter writer, LocalDate created) {
    LocalDate answered = created.plusDays(DAYS_TO_ANSWER);
    if (answered.isAfter(Draft.TODAY)) {
      return;
    }
    AnswerWriter answers = new AnswerWriter(chart);
    for (ObjectNode claim : List.copyOf(visit.claims())) {
      answers.respond(claim, answered);
      if (cover == Cover.BOTH) {
        LocalDate again = answered.plusDays(DAYS_TO_BILL_NEXT);
        ObjectNode second = writer.second(claim, again);
        if (!again.plusDays(DAYS_TO_ANSWER).isAfter(Draft.TODAY)) {
          answers.respond(second, again.plusDays(DAYS_TO_ANSWER));
        }
      }
    }
  }
}
