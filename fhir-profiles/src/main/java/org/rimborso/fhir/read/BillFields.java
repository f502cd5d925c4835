package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Claim.BilledProcedure;
import org.rimborso.chart.Claim.CareTeamMember;
import org.rimborso.chart.Claim.Insurance;
import org.rimborso.chart.Claim.SupportingInfo;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** What Claim and ExplanationOfBenefit have in common: the bill, without lines and total. */
final class BillFields {
  private static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
  private static final Set<String> TYPES =
      Set.of("professional", "institutional", "pharmacy", "oral", "vision");

  private final Elements in;
  private final BillParts parts;
  private Optional<Reference> patient = Optional.empty();
  private String status = "";
  private Optional<String> use = Optional.empty();
  private CodeableConcept type = CodeableConcept.EMPTY;
  private Optional<PartialDate> created = Optional.empty();
  private Period billablePeriod = Period.UNKNOWN;
  private Party insurer = Party.UNKNOWN;
  private Party provider = Party.UNKNOWN;
  private Party prescription = Party.UNKNOWN;
  private List<BillParts.DiagnosisDraft> diagnoses = List.of();
  private List<Insurance> insurance = List.of();
  private List<CareTeamMember> careTeam = List.of();
  private List<SupportingInfo> supportingInfo = List.of();
  private List<BilledProcedure> procedures = List.of();
  private List<Claim.Related> related = List.of();

  BillFields(Elements in) {
    this.in = in;
    parts = new BillParts(in);
  }

  void field(String field) {
    switch (field) {
      case "patient" -> patient = in.link();
      case "status" -> status = in.text().orElse("");
      case "use" -> use = in.text();
      case "type" -> type = in.concept();
      case "created" -> created = in.date();
      case "billablePeriod" -> billablePeriod = in.period();
      case "insurer" -> insurer = in.party();
      case "provider" -> provider = in.party();
      case "diagnosis" -> diagnoses = parts.list(parts::diagnosis);
      case "insurance" -> insurance = parts.list(parts::insurance);
      case "careTeam" -> careTeam = parts.list(parts::careTeamMember);
      case "supportingInfo" -> supportingInfo = parts.list(parts::supportingInfo);
      case "procedure" -> procedures = parts.list(parts::procedure);
      case "prescription" -> prescription = in.party();
      case "related" -> related = in.list(parts::related);
      default -> {}
    }
  }

  String status() {
    return status;
  }

  Optional<PartialDate> created() {
    return created;
  }

  /** The FHIR claim type, beside whatever types of their own payers send. */
  private Optional<String> claimType() {
    return type.code(CLAIM_TYPE)
        .or(() -> type.codings().stream().map(Coding::code).filter(TYPES::contains).findFirst())
        .or(() -> type.codings().stream().map(Coding::code).findFirst());
  }

  Claim done(Reference self, Header header, List<Claim.Line> lines, Optional<Money> total) {
    if (use.isEmpty()) {
      in.gap(Cause.ELEMENT_MISSING, "use");
    }
    Contained contained = header.contained;
    return new Claim(
        self,
        patient,
        status,
        use.orElse("claim"),
        claimType(),
        created,
        billablePeriod,
        contained.settle(insurer),
        contained.settle(provider),
        diagnoses.stream().map(draft -> draft.done(contained)).toList(),
        insurance.stream().map(one -> settled(one, contained)).toList(),
        careTeam.stream().map(one -> settled(one, contained)).toList(),
        supportingInfo,
        procedures,
        lines,
        total,
        related,
        contained.settle(prescription),
        header.labels());
  }

  private static Insurance settled(Insurance one, Contained contained) {
    return new Insurance(
        one.sequence(), one.focal(), contained.settle(one.coverage()), one.preAuthRefs());
  }

  private static CareTeamMember settled(CareTeamMember one, Contained contained) {
    return new CareTeamMember(one.sequence(), contained.settle(one.provider()), one.role());
  }
}
