package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Claim.CareTeamMember;
import org.rimborso.chart.Claim.Insurance;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Served;
import org.rimborso.payerrules.ChartView.ClaimSource;

/** A claim as conditions see one. */
final class ClaimView {
  static final ViewType<ClaimSource> TYPE =
      new ViewType<ClaimSource>("Claim")
          .with("id", Types.TEXT, "The record's own id.", one -> one.bill().reference().id())
          .with(
              "status",
              Types.TEXT,
              "active or draft; others are not judged.",
              one -> one.bill().status())
          .with(
              "type",
              Types.TEXT,
              "professional, institutional, pharmacy, oral or vision.",
              one -> Unknown.unless(one.bill().type(), one.path("type")))
          .with(
              "isFromBenefit",
              Types.TRUTH,
              "Whether it is known from an ExplanationOfBenefit only.",
              one -> one.bill().isFromBenefit())
          .with(
              "payer",
              Types.TEXT,
              "Name of who pays: of the payer's profile, else as the record has it.",
              one -> Unknown.unless(one.view().payer(one.bill()), one.path("insurer")))
          .with(
              "created",
              Types.DATE,
              "The day it was made.",
              one -> Unknown.day(one.bill().created(), one.path("created")))
          .with("start", Types.DATE, "The first day of service.", ClaimView::start)
          .with("end", Types.DATE, "The last day of service.", ClaimView::end)
          .with(
              "age",
              Types.WHOLE,
              "The patient's age in whole years on the first day of service.",
              one -> one.view().age(start(one)))
          .with("setting", Types.TEXT, "inpatient or other.", ClaimView::setting)
          .with(
              "billType",
              Types.TEXT,
              "Type of bill without its leading zero, such as 111.",
              one -> Unknown.unless(CareSetting.billType(one.bill()), one.path("supportingInfo")))
          .withAmount("total", Types.NUMBER, "What it asks for.", ClaimView::total)
          .with("currency", Types.TEXT, "Currency of the total, such as USD.", ClaimView::currency)
          .with(
              "provider",
              Types.TEXT,
              "Billing provider: its NPI, else its reference.",
              ClaimView::provider)
          .with(
              "roles",
              Types.TEXTS,
              "Roles of the care team, such as referring.",
              one ->
                  one.bill().careTeam().stream()
                      .map(CareTeamMember::role)
                      .flatMap(Optional::stream)
                      .toList())
          .with(
              "authorizations",
              Types.TEXTS,
              "Numbers of prior authorisations.",
              ClaimView::authorizations)
          .with(
              "diagnoses",
              Types.things("Diagnosis"),
              "Its diagnoses, in order.",
              one -> one.diagnoses())
          .with("lines", Types.things("Line"), "Its lines, in order.", one -> one.lines())
          .with(
              "codes",
              Types.TEXTS,
              "Service codes of all lines that have one.",
              one -> told(one.lines(), "code"))
          .with(
              "diagnosisCodes",
              Types.TEXTS,
              "Codes of all diagnoses that have one.",
              one -> told(one.diagnoses(), "code"));

  private ClaimView() {}

  /** The texts of a field, of those things that have one. */
  static List<Object> told(List<? extends Thing<?>> things, String field) {
    return things.stream()
        .map(one -> one.get(field))
        .filter(value -> !(value instanceof Unknown))
        .toList();
  }

  static Object start(ClaimSource source) {
    return Unknown.day(
        Served.start(source.view().chart(), source.bill()), source.path("item.serviced"));
  }

  private static Object end(ClaimSource source) {
    Period served = Served.of(source.bill());
    Optional<PartialDate> last = served.end().isPresent() ? served.end() : served.start();
    return Unknown.day(last, source.path("item.serviced"));
  }

  private static Object setting(ClaimSource source) {
    return switch (source.standing().setting()) {
      case INPATIENT -> "inpatient";
      case OTHER -> "other";
      case UNKNOWN -> Unknown.element(source.path("type"));
    };
  }

  private static Object total(ClaimSource source) {
    return Unknown.unless(source.bill().charge().map(Money::value), source.path("total"));
  }

  private static Object currency(ClaimSource source) {
    return Unknown.unless(source.bill().charge().map(Money::currency), source.path("total"));
  }

  private static Object provider(ClaimSource source) {
    Claim bill = source.bill();
    return Unknown.unless(
        bill.provider().npi().or(() -> bill.provider().reference().map(Object::toString)),
        source.path("provider"));
  }

  /** What repeats a bill for the patient does not repeat its authorisations. */
  static Object authorizations(ClaimSource source) {
    List<String> named = new ArrayList<>();
    for (Insurance insurance : source.bill().insurance()) {
      insurance.preAuthRefs().stream().filter(ref -> !ref.isBlank()).forEach(named::add);
    }
    return named.isEmpty() && source.bill().isFromBenefit()
        ? new Unknown(Cause.RESOURCE_NOT_OFFERED, source.path("insurance.preAuthRef"))
        : List.copyOf(named);
  }
}
