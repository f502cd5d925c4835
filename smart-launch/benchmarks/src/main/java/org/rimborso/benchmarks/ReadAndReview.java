package org.rimborso.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Procedure;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.desk.ChartSource;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Outbound;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;

/**
 * Reading and reviewing one patient with many claims, as the app's pages do it, beside HAPI's
 * generic client asking the same seven searches one after the other and only parsing them. The
 * server offers {@code _include}, as EHRs on HAPI's server do. Interleaved runs in one process;
 * prints medians and their ratio.
 *
 * <p>Arguments: claims (default 1000), delay of each search in ms (default 20), rounds (default
 * 11), {@code plain} for a server without {@code _include}, where providers take a second wave, and
 * {@code first} for the ten first rules instead of all.
 */
public final class ReadAndReview {
  private static final List<Class<? extends IBaseResource>> TYPES =
      List.of(
          Encounter.class,
          Condition.class,
          Procedure.class,
          Coverage.class,
          Claim.class,
          ClaimResponse.class,
          ExplanationOfBenefit.class);

  /** Those that were there first: on codes, encounters, claims and lines, coverage, providers. */
  private static final Set<String> FIRST =
      Set.of(
          "diagnosis-missing",
          "diagnosis-not-billable",
          "diagnosis-unknown-code",
          "diagnosis-icd9-after-transition",
          "encounter-not-billed",
          "claim-date-outside-encounter",
          "line-dangling-diagnosis",
          "claim-total-mismatch",
          "coverage-not-active",
          "provider-npi-invalid");

  /** A server that runs all day is warm; fewer rounds leave the JIT at work on both sides. */
  private static final int WARM_UP = 150;

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** What a page may take. */
  private static final Duration PAGE = Duration.ofSeconds(15);

  private ReadAndReview() {}

  public static void main(String[] arguments) throws IOException {
    int claims = argument(arguments, 0, 1000);
    int delay = argument(arguments, 1, 20);
    int rounds = argument(arguments, 2, 11);
    List<String> words = List.of(arguments);
    boolean includes = !words.contains("plain");
    try (SlowEhr ehr =
        new SlowEhr(new BigPatient(claims, 42), Duration.ofMillis(delay), includes)) {
      Ours ours = new Ours(ehr.base(), words.contains("first"));
      Theirs theirs = new Theirs(ehr.base());
      Floor floor = new Floor(ehr.base(), TYPES);
      for (int i = 0; i < WARM_UP; i++) {
        ours.run();
        theirs.run();
        floor.run();
      }
      ours.forget();
      long[] our = new long[rounds];
      long[] their = new long[rounds];
      long[] bytes = new long[rounds];
      for (int i = 0; i < rounds; i++) {
        our[i] = timed(ours::run, claims);
        their[i] = timed(theirs::run, claims);
        bytes[i] = timed(floor::run, TYPES.size());
      }
      report(claims, delay, ehr, ours, median(our), median(their), median(bytes));
    }
  }

  private static void report(
      int claims, int delay, SlowEhr ehr, Ours ours, double our, double their, double floor) {
    double reading = median(ours.reading);
    System.out.printf(
        "claims %d, delay %d ms, Claim searchset %.1f MB%n",
        claims, delay, ehr.size("Claim") / 1e6);
    System.out.printf(
        "findings %d, accounts %d%n", ours.last().findings().size(), ours.last().accounts().size());
    System.out.printf("read + review, ours          median %8.1f ms%n", our / 1e6);
    System.out.printf(
        "  of it reading / reviewing  median %8.1f / %.1f ms%n",
        reading / 1e6, median(ours.reviewing) / 1e6);
    System.out.printf("read only, HAPI in sequence  median %8.1f ms%n", their / 1e6);
    System.out.printf("floor, bytes in parallel     median %8.1f ms%n", floor / 1e6);
    System.out.printf("ratio ours / HAPI            %.3f (1/%.1f)%n", our / their, their / our);
    System.out.printf(
        "ratio ours / floor           %.2f, reading %.2f%n", our / floor, reading / floor);
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }

  /** Nanoseconds of one run, which must have seen as much as expected. */
  private static long timed(LongSupplier run, int expected) {
    long start = System.nanoTime();
    long seen = run.getAsLong();
    long time = System.nanoTime() - start;
    if (seen != expected) {
      throw new IllegalStateException("saw " + seen + " of " + expected);
    }
    return time;
  }

  private static double median(List<Long> times) {
    return median(times.stream().mapToLong(Long::longValue).toArray());
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** As the desk does it. */
  private static final class Ours {
    private final ChartSource source;
    private final Reviewer reviewer;
    private final Launch launch;
    private final List<Long> reading = new ArrayList<>();
    private final List<Long> reviewing = new ArrayList<>();
    private Optional<Review> last = Optional.empty();

    Ours(URI base, boolean first) {
      EhrSettings settings =
          new EhrSettings(
              "bench",
              base,
              Set.of(),
              "client",
              Optional.empty(),
              false,
              List.of(),
              Map.of(),
              List.of(),
              Optional.empty(),
              ZoneId.of("UTC"));
      source =
          new ChartSource(
              new Ehrs(List.of(settings), new Outbound(Clock.systemUTC())),
              new CapabilityBook(),
              id -> Optional.of("token"),
              Set.of(),
              () -> Budget.of(PAGE));
      RuleContext context =
          new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
      List<Rule> rules = Reviewer.provided(context);
      reviewer =
          first
              ? new Reviewer(
                  rules.stream().filter(rule -> FIRST.contains(rule.id())).toList(),
                  new Accounts(context.payers()))
              : Reviewer.of(context);
      launch =
          new Launch(
              "launch",
              "bench",
              new User(base.toString(), "user", Optional.empty(), "User"),
              Optional.of(new Reference("Patient", BigPatient.ID)),
              Optional.empty(),
              Set.of("user/*.rs"),
              true,
              Instant.EPOCH);
    }

    long run() {
      Reference patient = new Reference("Patient", BigPatient.ID);
      long start = System.nanoTime();
      Chart chart = source.fetch(launch, patient, NOW, Budget.of(PAGE)).chart();
      long read = System.nanoTime();
      Review review = reviewer.review(chart);
      reading.add(read - start);
      reviewing.add(System.nanoTime() - read);
      last = Optional.of(review);
      return review.accounts().size();
    }

    /** Leaves the rounds so far out of the figures. */
    void forget() {
      reading.clear();
      reviewing.clear();
    }

    Review last() {
      return last.orElseThrow();
    }
  }

  /** As samples do it. */
  private static final class Theirs {
    private final IGenericClient client;

    Theirs(URI base) {
      FhirContext context = FhirContext.forR4();
      context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
      client = context.newRestfulGenericClient(base.toString());
    }

    long run() {
      long claims = 0;
      for (Class<? extends IBaseResource> type : TYPES) {
        Bundle bundle =
            client
                .search()
                .forResource(type)
                .where(new ReferenceClientParam("patient").hasId("Patient/" + BigPatient.ID))
                .count(500)
                .returnBundle(Bundle.class)
                .execute();
        claims += type.equals(Claim.class) ? bundle.getEntry().size() : 0;
      }
      return claims;
    }
  }
}
