package org.rimborso.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;

/**
 * Builds a claim for a test: active, professional, of 2 November 2026, empty but for what is said.
 */
public final class SampleClaim {
  private static final CodeableConcept SERVICE = CodeableConcept.of(CodeSystem.HCPCS, "G0439");
  private static final String PLACES =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  private final Reference reference;
  private String status = "active";
  private String use = "claim";
  private Optional<String> type = Optional.of("professional");
  private Period billable = Period.on(LocalDate.of(2026, 11, 2));
  private Party insurer = Party.UNKNOWN;
  private Party provider = Party.of(SampleChart.ref("Organization/o1"));
  private final List<Claim.Diagnosis> diagnoses = new ArrayList<>();
  private final List<Claim.Insurance> insurance = new ArrayList<>();
  private final List<Claim.CareTeamMember> careTeam = new ArrayList<>();
  private final List<Claim.SupportingInfo> information = new ArrayList<>();
  private final List<Claim.BilledProcedure> procedures = new ArrayList<>();
  private final List<Claim.Line> lines = new ArrayList<>();
  private final List<Claim.Related> related = new ArrayList<>();
  private Optional<Money> total = Optional.empty();
  private Optional<PartialDate> created = Optional.of(PartialDate.of(LocalDate.of(2026, 11, 3)));
  private Party prescription = Party.UNKNOWN;
  private Set<String> labels = Set.of();

  private SampleClaim(Reference reference) {
    this.reference = reference;
  }

  public static SampleClaim claim(String id) {
    return new SampleClaim(SampleChart.ref("Claim/" + id));
  }

  public static SampleClaim benefit(String id) {
    return new SampleClaim(SampleChart.ref("ExplanationOfBenefit/" + id));
  }

  /** An inpatient claim of these days. */
  public static SampleClaim stay(String first, String last) {
    return claim("c1").institutional("0111").billable(SampleChart.days(first, last));
  }

  public SampleClaim status(String value) {
    status = value;
    return this;
  }

  public SampleClaim use(String value) {
    use = value;
    return this;
  }

  public SampleClaim type(String value) {
    type = Optional.of(value).filter(text -> !text.isEmpty());
    return this;
  }

  public SampleClaim billable(Period value) {
    billable = value;
    return this;
  }

  public SampleClaim insurer(Party value) {
    insurer = value;
    return this;
  }

  public SampleClaim provider(Party value) {
    provider = value;
    return this;
  }

  public SampleClaim diagnosis(String icd10cm) {
    return diagnosis(CodeableConcept.of(CodeSystem.ICD10CM, icd10cm));
  }

  public SampleClaim diagnosis(CodeableConcept concept) {
    return diagnosis(Optional.of(concept), Optional.empty(), List.of(), Optional.empty());
  }

  /** A diagnosis of this FHIR type, such as {@code principal}. */
  public SampleClaim diagnosis(String icd10cm, String type) {
    Optional<CodeableConcept> code = Optional.of(CodeableConcept.of(CodeSystem.ICD10CM, icd10cm));
    return diagnosis(code, Optional.empty(), List.of(type), Optional.empty());
  }

  /** A diagnosis with its code for present on admission. */
  public SampleClaim onAdmission(String icd10cm, String present) {
    Optional<CodeableConcept> code = Optional.of(CodeableConcept.of(CodeSystem.ICD10CM, icd10cm));
    return diagnosis(code, Optional.empty(), List.of(), Optional.of(present));
  }

  public SampleClaim condition(String id) {
    Optional<Reference> condition = Optional.of(SampleChart.ref("Condition/" + id));
    return diagnosis(Optional.empty(), condition, List.of(), Optional.empty());
  }

  private SampleClaim diagnosis(
      Optional<CodeableConcept> concept,
      Optional<Reference> condition,
      List<String> types,
      Optional<String> onAdmission) {
    int sequence = diagnoses.size() + 1;
    diagnoses.add(new Claim.Diagnosis(sequence, concept, condition, types, onAdmission));
    return this;
  }

  public SampleClaim coverage(Party coverage) {
    return insurance(coverage, true);
  }

  public SampleClaim team(Party member, String role) {
    careTeam.add(
        new Claim.CareTeamMember(
            careTeam.size() + 1, member, Optional.of(role).filter(text -> !text.isEmpty())));
    return this;
  }

  public SampleClaim billType(String code) {
    return information(
        concept("http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType", "typeofbill"),
        concept("https://www.nubc.org/CodeSystem/TypeOfBill", code));
  }

  /** An institution's claim of this type of bill. */
  public SampleClaim institutional(String billType) {
    return type("institutional").billType(billType);
  }

  public SampleClaim information(CodeableConcept category, CodeableConcept code) {
    information.add(new Claim.SupportingInfo(information.size() + 1, category, code));
    return this;
  }

  public SampleClaim replaces(String claim) {
    return related(
        new Claim.Related(
            Optional.of(SampleChart.ref(claim)), Optional.of("prior"), Optional.empty()));
  }

  public SampleClaim related(Claim.Related other) {
    related.add(other);
    return this;
  }

  public SampleClaim prescription(String reference) {
    prescription = SampleChart.party(reference);
    return this;
  }

  public SampleClaim labels(String... codes) {
    labels = Set.of(codes);
    return this;
  }

  public SampleClaim created(String iso) {
    created = Optional.of(PartialDate.of(LocalDate.parse(iso)));
    return this;
  }

  public SampleClaim insurance(Party coverage, boolean focal, String... authorizations) {
    insurance.add(
        new Claim.Insurance(insurance.size() + 1, focal, coverage, List.of(authorizations)));
    return this;
  }

  public SampleClaim total(String usd) {
    total = Optional.of(Money.of(usd, "USD"));
    return this;
  }

  /** A line that names these encounters, served on the claim's days, without amounts. */
  public SampleClaim line(String... encounters) {
    return line(Period.UNKNOWN, Optional.empty(), List.of(), encounters);
  }

  /** A line of these days. */
  public SampleClaim line(Period serviced, String... encounters) {
    return line(serviced, Optional.empty(), List.of(), encounters);
  }

  /** A line for this service, with these modifiers, on the claim's days. */
  public SampleClaim coded(String hcpcs, String... modifiers) {
    return coded(CodeableConcept.of(CodeSystem.HCPCS, hcpcs), modifiers);
  }

  public SampleClaim coded(CodeableConcept service, String... modifiers) {
    return line(service, List.of(modifiers), CodeableConcept.EMPTY);
  }

  /** A line for this service that names these encounters. */
  public SampleClaim codedFor(String hcpcs, String... encounters) {
    CodeableConcept service = CodeableConcept.of(CodeSystem.HCPCS, hcpcs);
    return line(service, List.of(), CodeableConcept.EMPTY, encounters);
  }

  /** A line at this place of service that names these encounters. */
  public SampleClaim at(String place, String... encounters) {
    return line(SERVICE, List.of(), concept(PLACES, place), encounters);
  }

  private SampleClaim line(
      CodeableConcept service, List<String> modifiers, CodeableConcept place, String... visits) {
    List<CodeableConcept> codes =
        modifiers.stream().map(code -> CodeableConcept.of(CodeSystem.HCPCS, code)).toList();
    return line(service, codes, Period.UNKNOWN, place, Optional.empty(), List.of(), visits);
  }

  /** A line of this price. */
  public SampleClaim priced(String net, String currency) {
    return line(Period.UNKNOWN, Optional.of(Money.of(net, currency)), List.of());
  }

  /** A line that points to these diagnoses. */
  public SampleClaim pointing(Period serviced, Integer... diagnosisSequences) {
    return line(serviced, Optional.empty(), List.of(diagnosisSequences));
  }

  /** A procedure of the claim itself, beside its lines. */
  public SampleClaim procedure(Claim.BilledProcedure procedure) {
    procedures.add(procedure);
    return this;
  }

  public SampleClaim line(Claim.Line line) {
    lines.add(line);
    return this;
  }

  private SampleClaim line(
      Period serviced,
      Optional<Money> net,
      List<Integer> diagnosisSequences,
      String... encounters) {
    return line(
        SERVICE, List.of(), serviced, CodeableConcept.EMPTY, net, diagnosisSequences, encounters);
  }

  private SampleClaim line(
      CodeableConcept service,
      List<CodeableConcept> modifiers,
      Period serviced,
      CodeableConcept place,
      Optional<Money> net,
      List<Integer> diagnosisSequences,
      String... encounters) {
    int next = lines.size() + 1;
    return line(
        SampleLine.of(
            next, service, modifiers, serviced, place, net, diagnosisSequences, encounters));
  }

  public Claim build() {
    return new Claim(
        reference,
        Optional.of(SampleChart.PATIENT),
        status,
        use,
        type,
        created,
        billable,
        insurer,
        provider,
        diagnoses,
        insurance,
        careTeam,
        information,
        procedures,
        lines,
        total,
        related,
        prescription,
        labels);
  }

  private static CodeableConcept concept(String uri, String code) {
    return new CodeableConcept(List.of(new Coding(uri, code, Optional.empty())), Optional.empty());
  }
}
