package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.Cursor.Kind;

/** Practitioner, PractitionerRole and Organization. */
final class ProviderFields implements ResourceFields {
  private final Elements in;
  private Optional<String> name = Optional.empty();
  private List<Identifier> identifiers = List.of();
  private Optional<Reference> practitioner = Optional.empty();
  private Optional<Reference> organization = Optional.empty();
  private List<Coding> roles = List.of();
  private List<Coding> specialties = List.of();

  ProviderFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "name" -> name = in.is(Kind.ARRAY) ? HumanName.best(in) : in.text();
      case "identifier" -> identifiers = in.identifiers();
      case "practitioner" -> practitioner = in.party().reference();
      case "organization" -> organization = in.party().reference();
      case "code" -> roles = codings();
      case "specialty" -> specialties = codings();
      default -> {}
    }
  }

  private List<Coding> codings() {
    return in.concepts().stream().flatMap(concept -> concept.codings().stream()).toList();
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(
        new Provider(
            self,
            name,
            identifiers.stream().filter(Identifier::isNpi).map(Identifier::value).toList(),
            Stream.of(practitioner, organization).flatMap(Optional::stream).toList(),
            roles,
            specialties,
            identifiers.stream().map(Identifier::token).toList()));
  }
}
