package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Patient. */
final class PatientFields implements ResourceFields {
  private final Elements in;
  private Optional<String> name = Optional.empty();
  private List<Identifier> identifiers = List.of();
  private Optional<PartialDate> birthDate = Optional.empty();
  private Optional<String> gender = Optional.empty();
  private Optional<PartialDate> deceased = Optional.empty();
  private List<Reference> links = List.of();

  PatientFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "name" -> name = HumanName.best(in);
      case "identifier" -> identifiers = in.identifiers();
      case "birthDate" -> birthDate = in.date();
      case "gender" -> gender = in.text();
      case "deceasedDateTime" -> deceased = in.date();
      case "link" -> links = in.list(this::link);
      default -> {}
    }
  }

  private Optional<Reference> link() {
    Optional<Reference> other = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      if (in.field().equals("other")) {
        other = in.party().reference();
      }
    }
    return other.filter(patient -> patient.type().equals("Patient"));
  }

  private Optional<String> recordNumber() {
    return identifiers.stream()
        .filter(id -> id.types().contains("MR"))
        .findFirst()
        .or(() -> identifiers.stream().findFirst())
        .map(Identifier::value);
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(new Patient(self, name, recordNumber(), birthDate, gender, deceased, links));
  }
}
