package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Claim.Line;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Claim. */
final class ClaimFields implements ResourceFields {
  private final Elements in;
  private final BillFields bill;
  private List<Line> lines = List.of();
  private Optional<Money> total = Optional.empty();

  ClaimFields(Elements in) {
    this.in = in;
    bill = new BillFields(in);
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "item" -> lines = in.list(this::line);
      case "total" -> total = in.money();
      default -> bill.field(field);
    }
  }

  private Optional<Line> line() {
    LineFields line = new LineFields(in);
    return in.object(line) ? Optional.of(line.line()) : Optional.empty();
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(bill.done(self, header, lines, total));
  }
}
