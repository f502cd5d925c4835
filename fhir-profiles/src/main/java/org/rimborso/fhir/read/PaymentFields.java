package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Payment.Part;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * PaymentNotice and PaymentReconciliation. A reconciliation is the patient's where its issuer is a
 * person. A notice names nobody who pays: one that names no payer's answer is taken for the
 * patient's, since what a payer pays is told by its answer.
 */
final class PaymentFields implements ResourceFields {
  private static final Set<String> PERSONS = Set.of("Patient", "RelatedPerson");

  private final Elements in;
  private String status = "";
  private Party issuer = Party.UNKNOWN;
  private Optional<Reference> payment = Optional.empty();
  private Optional<Reference> request = Optional.empty();
  private Optional<Reference> response = Optional.empty();
  private Optional<Money> amount = Optional.empty();
  private List<Part> details = List.of();

  PaymentFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "status" -> status = in.text().orElse("");
      case "paymentIssuer" -> issuer = in.party();
      case "payment" -> payment = in.link();
      case "request" -> request = in.link();
      case "response" -> response = in.link();
      case "amount" -> amount = in.money();
      case "detail" -> details = in.list(this::detail);
      default -> {}
    }
  }

  private Optional<Part> detail() {
    Optional<Reference> claim = Optional.empty();
    Optional<Reference> answer = Optional.empty();
    Optional<Money> part = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "request" -> claim = in.link();
        case "response" -> answer = in.link();
        case "amount" -> part = in.money();
        default -> {}
      }
    }
    return read ? Optional.of(new Part(claim, answer, part)) : Optional.empty();
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    boolean notice = self.type().equals("PaymentNotice");
    boolean fromPatient =
        notice
            ? response.isEmpty()
            : issuer.reference().filter(one -> PERSONS.contains(one.type())).isPresent();
    List<Part> parts = notice ? List.of(new Part(request, response, amount)) : details;
    return Optional.of(
        new Payment(self, status, fromPatient, notice ? payment : Optional.empty(), parts));
  }
}
