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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.smart.Tokens.Held;

/**
 * SMART's launch: from the EHR's call ({@link #begin}) or from our own page ({@link #beginHere}) to
 * the authorize page, and from there back to a launch with a token ({@link #callback}). Nothing is
 * sent anywhere before the EHR is known to be one of the configured ones.
 */
public final class SmartLaunch {
  private static final Duration BUDGET = Duration.ofSeconds(15);
  private static final int LONGEST_LAUNCH = 4096;

  private final Ehrs ehrs;
  private final String publicUrl;
  private final Flows flows;
  private final SmartDiscovery discovery;
  private final Completion completion;
  private final Ending ending;
  private final SecureRandom random;

  /** What beginning a launch leads to. */
  public sealed interface Begun permits Redirect, Form, Problem {}

  /** Send the browser there; the address was checked. */
  public record Redirect(URI authorize) implements Begun {
    @Override
    public String toString() {
      return "Redirect[]";
    }
  }

  /**
   * Let the browser post these fields; the address was checked.
   *
   * @param redirect the same request as an address, for browsers that run no script
   */
  public record Form(URI authorize, Map<String, String> fields, URI redirect) implements Begun {
    public Form {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Form[]";
    }
  }

  /** What the answer of the authorize page leads to. */
  public sealed interface Called permits Completed, Problem {}

  /**
   * A launch with a token behind it, kept in the store.
   *
   * @param finding the id of the finding that a card of ours asked to open
   */
  public record Completed(Launch launch, Optional<String> finding) implements Called {}

  /**
   * @param publicUrl at which browsers reach this app, without a slash at the end
   */
  SmartLaunch(
      Ehrs ehrs,
      URI publicUrl,
      Flows flows,
      SmartDiscovery discovery,
      Completion completion,
      Ending ending,
      SecureRandom random) {
    this.ehrs = ehrs;
    this.publicUrl = publicUrl.toString();
    this.flows = flows;
    this.discovery = discovery;
    this.completion = completion;
    this.ending = ending;
    this.random = random;
  }

  /** What ends with a launch: its row, its tokens here, its tokens there. */
  record Ending(Tokens kept, Launches launches, Revocation revocation) {
    void of(Ehrs ehrs, String launchId) {
      Optional<Launch> launch = launches.byId(launchId);
      Optional<Held> held = kept.held(launchId);
      kept.forget(launchId);
      launches.end(launchId);
      launch
          .flatMap(known -> ehrs.byId(known.ehr()))
          .ifPresent(ehr -> held.ifPresent(h -> revocation.revoke(ehr, h.access(), h.refresh())));
    }
  }

  /** The redirect URI to register at the EHR: its own, so that answers cannot be mixed up. */
  public static URI redirectUri(URI publicUrl, String ehrId) {
    return URI.create(publicUrl + "/callback/" + ehrId);
  }

  /**
   * Begins a launch that the EHR called for.
   *
   * @param iss as the EHR sent it, or empty
   * @param launch as the EHR sent it, or empty
   * @param browserKey an unguessable value that only this browser's cookie holds
   */
  public Begun begin(String iss, String launch, String browserKey) {
    if (iss.isBlank() || launch.isBlank() || launch.length() > LONGEST_LAUNCH) {
      return Problem.of(Problem.Kind.LAUNCH_MISSING);
    }
    Optional<Ehr> ehr = ehrs.byIssuer(iss);
    if (ehr.isEmpty()) {
      return Problem.of(Problem.Kind.UNKNOWN_ISSUER);
    }
    return begin(ehr.get(), Optional.of(launch), browserKey);
  }

  /** Begins a launch from our own page, where the EHR is configured for it. */
  public Begun beginHere(String ehrId, String browserKey) {
    return ehrs.byId(ehrId)
        .filter(ehr -> ehr.settings().signIn().standalone().isPresent())
        .map(ehr -> begin(ehr, Optional.empty(), browserKey))
        .orElse(Problem.of(Problem.Kind.STANDALONE_NOT_OFFERED));
  }

  /** The EHRs at which a launch can begin here. */
  public List<Ehr> standalone() {
    return ehrs.all().stream()
        .filter(ehr -> ehr.settings().signIn().standalone().isPresent())
        .toList();
  }

  private Begun begin(Ehr ehr, Optional<String> launch, String browserKey) {
    if (browserKey.isBlank()) {
      throw new IllegalArgumentException("a launch must be tied to a browser");
    }
    SmartDiscovery.Discovered found = discovery.of(ehr, Budget.of(BUDGET));
    if (found instanceof SmartDiscovery.NotFound none) {
      return none.problem();
    }
    AuthorizationServer server = ((SmartDiscovery.Found) found).server();
    Flow flow = new Flow(Secrets.fresh(random), Secrets.fresh(random));
    String state = flows.keep(ehr.id(), flow, browserKey);
    AuthorizationRequest request = request(ehr, server, launch, state, flow);
    if (!server.takesForms()) {
      return new Redirect(request.toURI());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    request.toParameters().forEach((name, values) -> fields.put(name, values.get(0)));
    return new Form(server.authorize(), fields, request.toURI());
  }

  private AuthorizationRequest request(
      Ehr ehr, AuthorizationServer server, Optional<String> launch, String state, Flow flow) {
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(ehr.settings().clientId()))
            .endpointURI(server.authorize())
            .redirectionURI(redirect(ehr))
            .scope(new Scope(scopes(ehr, server, launch).toArray(String[]::new)))
            .state(new State(state))
            .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
            .customParameter("aud", ehr.settings().iss().toString())
            .customParameter("nonce", flow.nonce());
    launch.ifPresent(value -> request.customParameter("launch", value));
    return request.build();
  }

  private static Set<String> scopes(Ehr ehr, AuthorizationServer server, Optional<String> launch) {
    return launch.isPresent()
        ? server.scopes()
        : Scopes.standalone(
            server.scopes(), ehr.settings().signIn().standalone().orElse(List.of()));
  }

  private URI redirect(Ehr ehr) {
    return redirectUri(URI.create(publicUrl), ehr.id());
  }

  /**
   * Ends a launch: forgets it and its tokens, and gives the tokens back where the EHR takes them.
   */
  public void end(String launchId) {
    ending.of(ehrs, launchId);
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
    Flows.Answer taken = flows.take(state.get(), ehrId, browserKey);
    return taken instanceof Flows.Taken known
        ? finish(ehr.get(), answer, known.flow())
        : ((Flows.Refused) taken).problem();
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
    return completion.of(ehr, server, answer.code(), flow, redirect(ehr), budget);
  }
}
