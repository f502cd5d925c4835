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
  private Period served = Period.on(daysAgo(20));
  private Party insurer = PAYER;
  private final List<Claim.Line> lines = new ArrayList<>();
  private Optional<Money> total = Optional.empty();
  private List<Claim.Related> related = List.of();
  private List<Claim.Insurance> insurance = List.of();

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
    served = value;
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

  Bills net(Optional<Money> net, Period served) {
    lines.add(
        new Claim.Line(
            lines.size() + 1,
            CodeableConcept.EMPTY,
            CodeableConcept.EMPTY,
            List.of(),
            served,
            CodeableConcept.EMPTY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            net,
            List.of(),
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
        served,
        insurer,
        Party.UNKNOWN,
        List.of(),
        insurance,
        List.of(),
        List.of(),
        List.of(),
        lines,
        total,
        related,
        Party.UNKNOWN,
        Set.of());
  }
}
