package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;

/**
 * The National Drug Code of a line. R4 gives it no place of its own: it comes as a coding of the
 * service, as an extension of the service or of the line, or in a detail of the line.
 */
final class DrugCode {
  private static final Set<String> SYSTEMS =
      Set.of("http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69");

  private final Elements in;
  private Optional<String> code = Optional.empty();

  DrugCode(Elements in) {
    this.in = in;
  }

  /** The first that was met. */
  Optional<String> code() {
    return code;
  }

  /** What a line or a detail bills, with the drug code that stands there. */
  record Service(CodeableConcept concept, Optional<String> drug) {}

  /** Takes what a line or a detail bills. */
  CodeableConcept service() {
    Service service =
        in.same(
            in.repeated.services,
            () -> {
              DrugCode inside = new DrugCode(in);
              return new Service(inside.readService(), inside.code);
            });
    code = code.isPresent() ? code : service.drug();
    return service.concept();
  }

  private CodeableConcept readService() {
    List<Coding> codings = List.of();
    Optional<String> text = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "coding" -> codings = in.codings();
        case "text" -> text = in.text();
        case "extension" -> extensions();
        default -> {}
      }
    }
    codings.forEach(this::meet);
    return in.concept(codings, text);
  }

  /** Takes extensions. */
  void extensions() {
    Extension.list(in).forEach(extension -> extension.code().ifPresent(this::meet));
  }

  /** Takes details with their sub-details. */
  void details() {
    in.list(
        () -> {
          in.object(this::detail);
          return Optional.empty();
        });
  }

  private void detail(String field) {
    switch (field) {
      case "productOrService" -> service();
      case "extension" -> extensions();
      case "subDetail" -> details();
      default -> {}
    }
  }

  private void meet(Coding coding) {
    if (code.isEmpty() && SYSTEMS.contains(coding.uri())) {
      code = Optional.of(coding.code());
    }
  }
}
