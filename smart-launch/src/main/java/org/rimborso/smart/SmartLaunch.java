package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.store.LaunchStates;
import org.rimborso.store.Store;

/**
 * SMART's EHR launch: from the EHR's call to the authorize page ({@link #begin}), and from there
 * back to a launch with a token ({@link #callback}). Nothing is sent anywhere before {@code iss} is
 * one of the configured EHRs; an answer is taken once, in the browser that began, within ten
 * minutes.
 */
public final class SmartLaunch {
  static final Duration TIME_TO_RETURN = Duration.ofMinutes(10);
  private static final Duration BUDGET = Duration.ofSeconds(15);
  private static final int LONGEST_LAUNCH = 4096;

  private final Ehrs ehrs;
  private final String publicUrl;
  private final LaunchStates states;
  private final Sealing sealing;
  private final SmartDiscovery discovery = new SmartDiscovery();
  private final Completion completion;
  private final SecureRandom random;
  private final Clock clock;

  /** What beginning a launch leads to. */
  public sealed interface Begun permits Redirect, Problem {}

  /** Send the browser there; the address was checked. */
  public record Redirect(URI authorize) implements Begun {
    @Override
    public String toString() {
      return "Redirect[]";
    }
  }

  /** What the answer of the authorize page leads to. */
  public sealed interface Called permits Completed, Problem {}

  /** A launch with a token behind it, kept in the store. */
  public record Completed(Launch launch) implements Called {}

  /**
   * @param publicUrl at which browsers reach this app, without a slash at the end
   * @param key AES key that seals what waits in the store; without one the store's encryption must
   *     do
   */
  public SmartLaunch(
      Ehrs ehrs,
      URI publicUrl,
      Store store,
      Optional<SecretKey> key,
      Tokens tokens,
      SecureRandom random,
      Clock clock) {
    this.ehrs = ehrs;
    this.publicUrl = publicUrl.toString();
    this.states = new LaunchStates(store);
    this.sealing = new Sealing(key, random);
    this.completion = new Completion(tokens, new Launches(store), random, clock);
    this.random = random;
    this.clock = clock;
  }

  /** The redirect URI to register at the EHR. */
  public URI redirectUri(String ehrId) {
    return URI.create(publicUrl + "/callback/" + ehrId);
  }

  /**
   * Begins a launch.
   *
   * @param iss as the EHR sent it, or empty
   * @param launch as the EHR sent it, or empty
   * @param browserKey an unguessable value that only this browser's cookie holds
   */
  public Begun begin(String iss, String launch, String browserKey) {
    if (browserKey.isBlank()) {
      throw new IllegalArgumentException("a launch must be tied to a browser");
    }
    Optional<Ehr> ehr = ehrs.byIssuer(iss);
    if (ehr.isEmpty()) {
      return Problem.of(Problem.Kind.UNKNOWN_ISSUER);
    }
    if (launch.isBlank() || launch.length() > LONGEST_LAUNCH) {
      return Problem.of(Problem.Kind.LAUNCH_MISSING);
    }
    SmartDiscovery.Discovered found = discovery.of(ehr.get(), Budget.of(BUDGET));
    if (found instanceof SmartDiscovery.NotFound none) {
      return none.problem();
    }
    AuthorizationServer server = ((SmartDiscovery.Found) found).server();
    String state = Secrets.fresh(random);
    Flow flow = new Flow(Secrets.fresh(random), Secrets.fresh(random));
    keep(ehr.get(), state, flow, browserKey);
    return new Redirect(authorize(ehr.get(), server, launch, state, flow));
  }

  private void keep(Ehr ehr, String state, Flow flow, String browserKey) {
    String hash = Secrets.hash(state);
    LaunchStates.Row row =
        new LaunchStates.Row(
            hash,
            ehr.id(),
            Secrets.hash(browserKey),
            sealing.seal(flow.text(), hash),
            clock.instant(),
            false);
    // Kept a while beyond their time, so that a late answer is told from a forged one.
    states.put(row, clock.instant().minus(TIME_TO_RETURN.multipliedBy(6)));
  }

  private URI authorize(
      Ehr ehr, AuthorizationServer server, String launch, String state, Flow flow) {
    return new AuthorizationRequest.Builder(
            ResponseType.CODE, new ClientID(ehr.settings().clientId()))
        .endpointURI(server.authorize())
        .redirectionURI(redirectUri(ehr.id()))
        .scope(new Scope(server.scopes().toArray(String[]::new)))
        .state(new State(state))
        .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
        .customParameter("aud", ehr.settings().iss().toString())
        .customParameter("launch", launch)
        .customParameter("nonce", flow.nonce())
        .build()
        .toURI();
  }

  /** Ends a launch: forgets it and its token. */
  public void end(String launchId) {
    completion.undo(launchId);
  }

  /**
   * Takes the answer of the authorize page.
   *
   * @param ehrId of the address it came to
   * @param query its parameters, each with all its values
   * @param browserKey of the browser it came from; empty when its cookie is missing
   */
  public Called callback(String ehrId, Map<String, List<String>> query, String browserKey) {
    Optional<Ehr> ehr = ehrs.byId(ehrId);
    AuthorizeAnswer answer = new AuthorizeAnswer(query);
    Optional<String> state = answer.state();
    if (ehr.isEmpty() || state.isEmpty()) {
      return Problem.of(Problem.Kind.STATE_FORGED);
    }
    String hash = Secrets.hash(state.get());
    Optional<LaunchStates.Row> row = states.find(hash);
    if (row.isEmpty()) {
      return Problem.of(Problem.Kind.STATE_FORGED);
    }
    Optional<Problem> problem = check(row.get(), ehrId, browserKey);
    if (problem.isPresent()) {
      return problem.get();
    }
    if (!states.use(hash, clock.instant())) {
      return Problem.of(Problem.Kind.STATE_USED);
    }
    return sealing
        .open(row.get().sealed(), hash)
        .flatMap(Flow::parse)
        .map(flow -> finish(ehr.get(), answer, flow))
        .orElse(Problem.of(Problem.Kind.STATE_FORGED));
  }

  private Optional<Problem> check(LaunchStates.Row row, String ehrId, String browserKey) {
    // Constant time does not matter: both are hashes of unguessable values.
    if (!row.browserHash().equals(Secrets.hash(browserKey))) {
      return Optional.of(Problem.of(Problem.Kind.OTHER_BROWSER));
    }
    if (!row.ehr().equals(ehrId)) {
      return Optional.of(Problem.of(Problem.Kind.MIXED_UP));
    }
    if (row.used()) {
      return Optional.of(Problem.of(Problem.Kind.STATE_USED));
    }
    boolean late = row.created().plus(TIME_TO_RETURN).isBefore(clock.instant());
    return late ? Optional.of(Problem.of(Problem.Kind.LAUNCH_EXPIRED)) : Optional.empty();
  }

  private Called finish(Ehr ehr, AuthorizeAnswer answer, Flow flow) {
    Budget budget = Budget.of(BUDGET);
    SmartDiscovery.Discovered found = discovery.of(ehr, budget);
    if (found instanceof SmartDiscovery.NotFound none) {
      return none.problem();
    }
    AuthorizationServer server = ((SmartDiscovery.Found) found).server();
    Optional<Problem> problem = answer.problem(server, ehr.settings().iss().toString());
    if (problem.isPresent()) {
      return problem.get();
    }
    return completion.of(ehr, server, answer.code(), flow, redirectUri(ehr.id()), budget);
  }
}
