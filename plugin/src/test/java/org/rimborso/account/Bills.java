package org.rimborso.account;

import static org.rimborso.account.Papers.PAYER;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** Builds a Claim. */
final class Bills {
  private final Reference reference;
  private String status = "active";
  private String use = "claim";
  private String type = "professional";
  private Optional<PartialDate> created = Optional.of(PartialDate.of(daysAgo(10)));
  private Optional<Period> served = Optional.empty();
  private Party insurer = PAYER;
  private final List<Claim.Line> lines = new ArrayList<>();
  private Optional<Money> total = Optional.empty();
  private List<Claim.Related> related = List.of();
  private List<Claim.Diagnosis> diagnoses = List.of();
  private List<Claim.Insurance> insurance = List.of();
  private List<Claim.SupportingInfo> information = List.of();

  Bills(String id) {
    reference = ref(id.contains("/") ? id : "Claim/" + id);
  }

  Bills status(String value) {
    status = value;
    return this;
  }

  Bills use(String value) {
    use = value;
    return this;
  }

  Bills type(String value) {
    type = value;
    return this;
  }

  Bills created(int daysAgo) {
    return created(Optional.of(PartialDate.of(daysAgo(daysAgo))));
  }

  Bills created(Optional<PartialDate> value) {
    created = value;
    return this;
  }

  Bills served(Period value) {
    served = Optional.of(value);
    return this;
  }

  Bills insurer(Party value) {
    insurer = value;
    return this;
  }

  Bills coverage(Party value) {
    insurance = List.of(new Claim.Insurance(1, true, value, List.of()));
    return this;
  }

  /** The type of bill, such as {@code 0137}. */
  Bills billType(String code) {
    information =
        List.of(
            new Claim.SupportingInfo(
                1, Papers.coded("urn:test", "typeofbill"), Papers.coded("urn:test", code)));
    return this;
  }

  Bills total(Money value) {
    total = Optional.of(value);
    return this;
  }

  Bills replaces(String prior) {
    related =
        List.of(new Claim.Related(Optional.of(ref(prior)), Optional.of("prior"), Optional.empty()));
    return this;
  }

  Bills nets(String... nets) {
    for (String net : nets) {
      net(Optional.of(usd(net)), Period.UNKNOWN);
    }
    return this;
  }

  /** A line of this code, for the first diagnosis. */
  Bills service(String code, String net) {
    return line(Papers.coded("urn:test", code), Optional.of(usd(net)), Period.UNKNOWN);
  }

  Bills diagnosis(String code) {
    diagnoses =
        List.of(
            new Claim.Diagnosis(
                1,
                Optional.of(Papers.coded("urn:test", code)),
                Optional.empty(),
                List.of(),
                Optional.empty()));
    return this;
  }

  Bills net(Optional<Money> net, Period served) {
    return line(CodeableConcept.EMPTY, net, served);
  }

  private Bills line(CodeableConcept service, Optional<Money> net, Period served) {
    lines.add(
        new Claim.Line(
            lines.size() + 1,
            service,
            CodeableConcept.EMPTY,
            List.of(),
            served,
            CodeableConcept.EMPTY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            net,
            diagnoses.isEmpty() ? List.of() : List.of(1),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty()));
    return this;
  }

  Claim claim() {
    return new Claim(
        reference,
        Optional.empty(),
        status,
        use,
        Optional.of(type),
        created,
        served.orElseGet(this::tenDaysBefore),
        insurer,
        Party.UNKNOWN,
        diagnoses,
        insurance,
        List.of(),
        information,
        List.of(),
        lines,
        total,
        related,
        Party.UNKNOWN,
        Set.of());
  }

  private Period tenDaysBefore() {
    return created.map(day -> Period.on(day.first().minusDays(10))).orElse(Period.UNKNOWN);
  }
}
