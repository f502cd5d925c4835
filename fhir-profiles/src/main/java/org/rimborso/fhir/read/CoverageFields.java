package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Coverage. */
final class CoverageFields implements ResourceFields {
  private static final String MBI = "http://hl7.org/fhir/sid/us-mbi";

  private final Elements in;
  private Optional<Reference> patient = Optional.empty();
  private String status = "";
  private CodeableConcept type = CodeableConcept.EMPTY;
  private Period period = Period.UNKNOWN;
  private List<Party> payors = List.of();
  private Optional<String> subscriberId = Optional.empty();
  private List<Identifier> identifiers = List.of();
  private OptionalInt order = OptionalInt.empty();

  CoverageFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "beneficiary" -> patient = in.link();
      case "status" -> status = in.text().orElse("");
      case "type" -> type = in.concept();
      case "period" -> period = in.period();
      case "payor" -> payors = in.parties();
      case "subscriberId" -> subscriberId = in.text();
      case "identifier" -> identifiers = in.identifiers();
      case "order" -> order = in.whole();
      default -> {}
    }
  }

  /** The subscriber's id, else an identifier of type MB (member number), else an MBI. */
  private Optional<String> memberId() {
    return subscriberId.or(
        () ->
            identifiers.stream()
                .filter(id -> id.types().contains("MB") || id.system().equals(MBI))
                .map(Identifier::value)
                .findFirst());
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(
        new Coverage(
            self,
            patient,
            status,
            type,
            period,
            header.contained.settle(payors),
            memberId(),
            order));
  }
}
