package org.rimborso.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known about one patient at one moment. Immutable; lists keep the order they were given
 * in, look-ups by reference and by encounter take constant time. What is <em>not</em> known stands
 * in {@link #limitations()}: an empty list of claims proves nothing while a limitation of type
 * Claim stands beside it.
 */
public final class Chart {
  private static final Object ALWAYS = new Object();

  private final LocalDate asOf;
  private final ZoneId zone;
  private final Kinds kinds;
  private final Optional<Patient> patient;
  private final List<Encounter> encounters;
  private final List<Condition> conditions;
  private final List<Coverage> coverages;
  private final List<Claim> claims;
  private final List<ClaimResponse> claimResponses;
  private final List<ExplanationOfBenefit> benefits;
  private final List<Provider> providers;
  private final List<FollowUp> followUps;
  private final Limitations limitations;
  private final Map<Reference, Resource> byReference;
  private final Later<Grouped<Condition>> conditionsByEncounter;
  private final Later<Grouped<Procedure>> proceduresByEncounter;
  private final Later<BillIndex> billIndex;
  private final Later<List<Claim>> billsInForce;
  private final Later<List<Claim>> claimsInForce;
  private final Later<List<BillInForce>> standing;
  private final Later<Grouped<ClaimResponse>> responsesByClaim;
  private final Later<Grouped<ExplanationOfBenefit>> benefitsByClaim;
  private final Facts facts = new Facts();

  /**
   * The chart of {@code resources} on the day {@code asOf} in the site's time zone; resources of
   * other kinds than a chart holds cannot occur.
   */
  public Chart(
      LocalDate asOf,
      ZoneId zone,
      Collection<? extends Resource> resources,
      Collection<Limitation> limitations) {
    this.asOf = asOf;
    this.zone = zone;
    kinds = new Kinds(resources);
    patient = kinds.of(Patient.class).stream().findFirst();
    encounters = kinds.of(Encounter.class);
    conditions = kinds.of(Condition.class);
    coverages = kinds.of(Coverage.class);
    claims = kinds.of(Claim.class);
    claimResponses = kinds.of(ClaimResponse.class);
    benefits = kinds.of(ExplanationOfBenefit.class);
    providers = kinds.of(Provider.class);
    followUps = kinds.of(FollowUp.class);
    byReference = new HashMap<>(resources.size() * 2);
    resources.forEach(resource -> byReference.put(resource.reference(), resource));
    this.limitations = new Limitations(limitations, byReference::containsKey);
    conditionsByEncounter = new Later<>(() -> new Grouped<>(conditions, Condition::encounter));
    proceduresByEncounter = new Later<>(() -> new Grouped<>(procedures(), Procedure::encounter));
    responsesByClaim = new Later<>(() -> new Grouped<>(claimResponses, ClaimResponse::request));
    benefitsByClaim = new Later<>(() -> new Grouped<>(benefits, ExplanationOfBenefit::claim));
    billIndex = new Later<>(() -> new BillIndex(encounters, bills().toList(), providers));
    billsInForce = new Later<>(() -> billIndex.get().inForce(bills().toList()));
    claimsInForce = new Later<>(() -> BillIndex.claimsAmong(billsInForce.get()));
    standing = new Later<>(() -> BillInForce.of(this, billsInForce.get()));
  }

  /** The same chart with other resources of one kind, such as our follow-up records. */
  public <T extends Resource> Chart with(Class<T> kind, List<T> others) {
    return others.equals(kinds.of(kind))
        ? this
        : new Chart(asOf, zone, kinds.with(kind, others), limitations.all());
  }

  /** The same chart with something more that is not known about it. */
  public Chart withLimitation(Limitation more) {
    List<Limitation> all = new ArrayList<>(limitations.all());
    all.add(more);
    return new Chart(asOf, zone, kinds.with(FollowUp.class, followUps), all);
  }

  /** The day on which it is judged; rules never ask a clock. */
  public LocalDate asOf() {
    return asOf;
  }

  /** The site's time zone, in which dateTimes became days. */
  public ZoneId zone() {
    return zone;
  }

  public Optional<Patient> patient() {
    return patient;
  }

  public List<Encounter> encounters() {
    return encounters;
  }

  public List<Condition> conditions() {
    return conditions;
  }

  public List<Procedure> procedures() {
    return kinds.of(Procedure.class);
  }

  /** What the chart says of services beside its procedures, as far as it was read. */
  public List<ServiceRecord> serviceRecords() {
    return kinds.of(ServiceRecord.class);
  }

  public List<Coverage> coverages() {
    return coverages;
  }

  /** Claims of every use and status, without those an EOB repeats. */
  public List<Claim> claims() {
    return claims;
  }

  /** Payers' answers, without our own follow-up records. */
  public List<ClaimResponse> claimResponses() {
    return claimResponses;
  }

  public List<ExplanationOfBenefit> benefits() {
    return benefits;
  }

  public List<Provider> providers() {
    return providers;
  }

  /** Our own follow-up records, and notes kept in our own store, as one list. */
  public List<FollowUp> followUps() {
    return followUps;
  }

  /** Everything of a kind that has no list of its own here, such as payments and write-offs. */
  public <T extends Resource> List<T> all(Class<T> kind) {
    return kinds.of(kind);
  }

  public List<Limitation> limitations() {
    return limitations.all();
  }

  /**
   * The limitation that keeps the resources of {@code type} as a whole from being known, if one
   * does.
   */
  public Optional<Limitation> limitation(String type) {
    return limitations.ofType(type);
  }

  /**
   * What keeps the list of {@code type} from being known in full: a limitation of the whole type,
   * or one of a single resource that is therefore not in the chart.
   */
  public Optional<Limitation> incomplete(String type) {
    return limitations.incomplete(type);
  }

  /** What is not known about one resource. */
  public List<Limitation> limitationsOf(Reference resource) {
    return limitations.of(resource);
  }

  public <T extends Resource> Optional<T> find(Reference reference, Class<T> type) {
    Resource found = byReference.get(reference);
    return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
  }

  /** The name of {@code party}: as it is referred to, else as its own resource says. */
  public Optional<String> nameOf(Party party) {
    return party
        .display()
        .or(
            () ->
                party
                    .reference()
                    .flatMap(reference -> find(reference, Provider.class))
                    .flatMap(Provider::name));
  }

  public List<Condition> conditionsOf(Reference encounter) {
    return conditionsByEncounter.get().of(encounter);
  }

  public List<Procedure> proceduresOf(Reference encounter) {
    return proceduresByEncounter.get().of(encounter);
  }

  /** Claims of every use and status whose lines name the encounter. */
  public List<Claim> claimsNaming(Reference encounter) {
    return billIndex.get().claimsNaming(encounter);
  }

  /** The encounter's claims. */
  public EncounterClaims claimsOf(Encounter encounter) {
    return billIndex.get().of(encounter);
  }

  /** EOBs without a Claim that stand and name the encounter, as bills. */
  public List<Claim> benefitsNaming(Reference encounter) {
    return billIndex.get().benefitsNaming(encounter);
  }

  /** Encounters that the bill names and the chart holds, in order of reference. */
  public List<Encounter> encountersOf(Claim bill) {
    return encounters(bill.encounters());
  }

  /** Nearly always there is one name. */
  List<Encounter> encounters(Set<Reference> named) {
    if (named.size() == 1) {
      return find(named.iterator().next(), Encounter.class).map(List::of).orElse(List.of());
    }
    return named.stream()
        .sorted()
        .flatMap(reference -> find(reference, Encounter.class).stream())
        .toList();
  }

  /** Whether a claim that stands names {@code bill} as the one before it (relationship prior). */
  public boolean isReplaced(Claim bill) {
    return billIndex.get().isReplaced(bill.reference());
  }

  public List<ClaimResponse> responsesTo(Reference claim) {
    return responsesByClaim.get().of(claim);
  }

  public List<ExplanationOfBenefit> benefitsOf(Reference claim) {
    return benefitsByClaim.get().of(claim);
  }

  /** Bills that the code rules read: claims, and EOBs without a Claim in the chart. */
  public Stream<Claim> bills() {
    return Stream.concat(claims.stream(), benefitsWithoutClaim().map(ExplanationOfBenefit::bill));
  }

  /** Claims that stand and that no other replaces, in order of reference. */
  public List<Claim> claimsInForce() {
    return claimsInForce.get();
  }

  /**
   * Bills that stand and that no other replaces, in order of reference: claims, and EOBs without a
   * Claim in the chart.
   */
  public List<Claim> billsInForce() {
    return billsInForce.get();
  }

  /** The {@link #billsInForce} in their order, with what the chart holds about each. */
  public List<BillInForce> standing() {
    return standing.get();
  }

  /** EOBs whose Claim the chart does not hold. */
  public Stream<ExplanationOfBenefit> benefitsWithoutClaim() {
    return benefits.stream()
        .filter(eob -> eob.claim().flatMap(ref -> find(ref, Claim.class)).isEmpty());
  }

  /**
   * What {@code work} finds out about this chart: done at the first question and kept, so that
   * rules that need the same look once. {@code work} answers the same for the same chart; what it
   * answers is immutable, and {@code kind} belongs to it alone.
   */
  public <T> T fact(Class<T> kind, Function<Chart, T> work) {
    return fact(kind, ALWAYS, work);
  }

  /**
   * The same for what {@code work} finds out with the help of {@code source}, such as a site's code
   * sets: kept until another source is asked, for a chart may be reviewed again by a better one.
   */
  public <T> T fact(Class<T> kind, Object source, Function<Chart, T> work) {
    return facts.of(kind, source, this, work);
  }
}
