package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer.LineAnswer;
import org.rimborso.chart.Claim.Line;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/**
 * One item of a Claim or of an ExplanationOfBenefit; the latter's also says what was answered. Its
 * details and sub-details repeat the item in parts: only a drug's code is taken from them.
 */
final class LineFields implements Consumer<String> {
  private final Elements in;
  private int sequence;
  private CodeableConcept service = CodeableConcept.EMPTY;
  private CodeableConcept revenue = CodeableConcept.EMPTY;
  private List<CodeableConcept> modifiers = List.of();
  private Period serviced = Period.UNKNOWN;
  private CodeableConcept placeOfService = CodeableConcept.EMPTY;
  private Optional<BigDecimal> quantity = Optional.empty();
  private Optional<Money> unitPrice = Optional.empty();
  private Optional<BigDecimal> factor = Optional.empty();
  private Optional<Money> net = Optional.empty();
  private List<Integer> diagnoses = List.of();
  private List<Integer> careTeam = List.of();
  private List<Integer> information = List.of();
  private List<Integer> procedures = List.of();
  private List<Reference> encounters = List.of();
  private List<Adjudication> adjudication = List.of();
  private List<Integer> noteNumbers = List.of();
  private final DrugCode drugs;

  LineFields(Elements in) {
    this.in = in;
    drugs = new DrugCode(in);
  }

  @Override
  public void accept(String field) {
    switch (field) {
      case "sequence" -> sequence = in.whole().orElse(0);
      case "productOrService" -> service = drugs.service();
      case "revenue" -> revenue = in.concept();
      case "modifier" -> modifiers = in.concepts();
      case "servicedDate" -> serviced = in.date().map(Period::on).orElse(Period.UNKNOWN);
      case "servicedPeriod" -> serviced = in.period();
      case "locationCodeableConcept" -> placeOfService = in.concept();
      case "quantity" -> quantity = in.quantity();
      case "unitPrice" -> unitPrice = in.money();
      case "factor" -> factor = in.decimal();
      case "net" -> net = in.money();
      case "diagnosisSequence" -> diagnoses = in.wholes();
      case "careTeamSequence" -> careTeam = in.wholes();
      case "informationSequence" -> information = in.wholes();
      case "procedureSequence" -> procedures = in.wholes();
      case "encounter" -> encounters = in.links();
      case "adjudication" -> adjudication = Adjudications.list(in);
      case "noteNumber" -> noteNumbers = in.wholes();
      case "detail" -> drugs.details();
      case "extension" -> drugs.extensions();
      default -> {}
    }
  }

  Line line() {
    return new Line(
        sequence,
        service,
        revenue,
        modifiers,
        serviced,
        placeOfService,
        quantity,
        unitPrice,
        factor,
        net,
        diagnoses,
        careTeam,
        information,
        procedures,
        encounters,
        drugs.code());
  }

  LineAnswer answer() {
    return new LineAnswer(sequence, adjudication, noteNumbers);
  }
}
