package org.rimborso.sandbox.chart;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.rimborso.sandbox.chart.ChartPatient.Visit;
import org.rimborso.sandbox.fhir.FhirStore;

/** Reads from the store what the chart pages show. */
public final class Charts {

  private static final int DATE_LENGTH = "2026-11-23".length();

  private final FhirStore store;

  public Charts(FhirStore store) {
    this.store = store;
  }

  /** All patients by name, without their visits. */
  List<ChartPatient> patients() {
    return store.search(Patient.class, SearchParameterMap.newSynchronous()).stream()
        .map(patient -> chart(patient, List.of()))
        .sorted(Comparator.comparing(ChartPatient::name))
        .toList();
  }

  /** Names of all patients by id, in the order of the names. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    patients().forEach(patient -> names.put(patient.id(), patient.name()));
    return names;
  }

  /** One patient with all visits. */
  Optional<ChartPatient> patient(String id) {
    return store.read(Patient.class, id).map(patient -> chart(patient, visits(id)));
  }

  private List<Visit> visits(String patient) {
    SearchParameterMap ofPatient =
        SearchParameterMap.newSynchronous(
            Encounter.SP_SUBJECT, new ReferenceParam("Patient/" + patient));
    return store.search(Encounter.class, ofPatient).stream()
        .map(Charts::visit)
        .sorted(Comparator.comparing(Visit::date).reversed().thenComparing(Visit::id))
        .toList();
  }

  private static ChartPatient chart(Patient patient, List<Visit> visits) {
    String about =
        Stream.of(
                "born " + patient.getBirthDateElement().asStringValue(),
                patient.hasGender()
                    ? patient.getGender().getDisplay().toLowerCase(Locale.ROOT)
                    : "",
                patient.getIdentifier().stream()
                    .filter(Identifier::hasValue)
                    .findFirst()
                    .map(i -> "record " + i.getValue())
                    .orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return new ChartPatient(patient.getIdElement().getIdPart(), name(patient), about, visits);
  }

  private static String name(Patient patient) {
    String given = patient.getNameFirstRep().getGivenAsSingleString();
    String family = patient.getNameFirstRep().getFamily();
    return Stream.of(Optional.ofNullable(family).orElse(""), given)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Visit visit(Encounter encounter) {
    String start = encounter.getPeriod().getStartElement().asStringValue();
    String kind =
        encounter.getTypeFirstRep().hasText()
            ? encounter.getTypeFirstRep().getText()
            : encounter.getTypeFirstRep().getCodingFirstRep().getDisplay();
    return new Visit(
        encounter.getIdElement().getIdPart(),
        start == null ? "no date" : start.substring(0, Math.min(DATE_LENGTH, start.length())),
        Optional.ofNullable(kind).orElse("Visit"),
        encounter.hasStatus() ? encounter.getStatus().toCode() : "unknown");
  }
}
