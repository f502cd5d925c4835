package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.payer.Payers;
import org.rimborso.payerrules.ChartView.ClaimSource;
import org.rimborso.payerrules.ChartView.LineSource;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/**
 * A decision table at work at a site. <b>Fires when</b> a line of the table's payers is not as the
 * row of its code and day wants it. <b>Not checked when</b> what the row asks for is not told, or
 * part of the claim was not readable. <b>Source</b>: as the file says.
 */
final class TableRule extends FiledRule {
  private static final int CODE = LineView.TYPE.place("code");
  private static final int DATE = LineView.TYPE.place("date");

  private final WrittenTable written;
  private final Payers payers;
  private final OfPayers counted;

  TableRule(WrittenTable written, Payers payers) {
    super(written.fault(), "Claim", language -> new TablePage(written, language).markdown());
    this.written = written;
    this.payers = payers;
    counted = OfPayers.of(written.payerNames());
  }

  @Override
  public Walk walk(Chart chart) {
    return wrong()
        .each(chart, type(), ChartView.of(chart, payers).claims(), claim -> judge(chart, claim));
  }

  private List<Outcome> judge(Chart chart, Thing<ClaimSource> claim) {
    Object counts = counted.include(claim.source());
    if (counts instanceof Unknown unknown) {
      return List.of(gap(Place.of(claim.source().bill()), unknown));
    }
    if (counts.equals(false)) {
      return List.of();
    }
    List<Outcome> all = new ArrayList<>(0);
    for (Thing<LineSource> line : claim.source().lines()) {
      if (line.get(CODE) instanceof String code) {
        judge(chart, line, code).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Outcome> judge(Chart chart, Thing<LineSource> line, String code) {
    Object day = line.get(DATE);
    Object said = day instanceof LocalDate on ? written.table().judge(line, code, on) : day;
    if (said instanceof Unknown unknown) {
      return Optional.of(gap(Place.of(line.source()), unknown));
    }
    return ((Optional<?>) said)
        .map(
            detail -> {
              Place place = Place.of(line.source());
              return wrong()
                  .unread(chart, place.focus())
                  .orElseGet(() -> finding(place, line.source().number(), code, day, detail));
            });
  }

  private Outcome gap(Place place, Unknown unknown) {
    return wrong().notChecked(place.focus(), unknown.because(), unknown.missing());
  }

  private Finding finding(Place place, int number, String code, Object day, Object detail) {
    return new Finding(
        written.id(),
        written.severity(),
        written.audience(),
        place.focus(),
        place.fact(),
        place.element(element()),
        say("message", Integer.toString(number), code, day, detail),
        say("next", Integer.toString(number), code, day, detail),
        place.risk(),
        List.of(),
        written.source());
  }

  private Optional<String> element() {
    return switch (written.kind()) {
      case MODIFIERS -> Optional.of("modifier");
      case MEDICAL_NECESSITY -> Optional.of("diagnosisSequence");
      case FEES -> Optional.of("net");
      case PRIOR_AUTHORIZATION -> Optional.empty();
    };
  }

  private Message say(String key, Object... arguments) {
    return Message.of(TableRule.class, "table." + written.kind().code() + "." + key, arguments);
  }
}
