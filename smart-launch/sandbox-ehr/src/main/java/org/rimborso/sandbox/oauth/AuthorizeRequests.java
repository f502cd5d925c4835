package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.oauth.Decision.ChoosePerson;
import org.rimborso.sandbox.oauth.Decision.Redirect;
import org.rimborso.sandbox.oauth.Decision.Refused;

/**
 * Judges the authorization requests of one issuer. Whoever asks must be the registered app, name
 * one of its redirect URIs, use PKCE with S256, name this FHIR base as {@code aud} and bring a
 * launch value that was made for it.
 */
final class AuthorizeRequests {

  private final Issuer issuer;
  private final Optional<RegisteredApp> app;
  private final SmartState state;
  private final Supplier<Map<String, String>> patients;

  /**
   * @param patients names by id, to choose from where a launch begins at the app
   */
  AuthorizeRequests(
      Issuer issuer,
      Optional<RegisteredApp> app,
      SmartState state,
      Supplier<Map<String, String>> patients) {
    this.patients = patients;
    this.issuer = issuer;
    this.app = app;
    this.state = state;
  }

  Decision decide(Map<String, List<String>> parameters) {
    AuthorizationRequest request;
    try {
      request = AuthorizationRequest.parse(issuer.authorize(), parameters);
    } catch (ParseException e) {
      return new Refused("The authorization request cannot be read.");
    }
    Optional<URI> redirect = registeredRedirect(request);
    if (redirect.isEmpty()) {
      return new Refused("The app or its redirect URI is not registered here.");
    }
    Optional<ErrorObject> fault = fault(request);
    if (fault.isPresent()) {
      return error(request, fault.get());
    }
    return launch(request)
        .map(launch -> proceed(authorization(request, launch)))
        .orElseGet(() -> error(request, invalid("launch is unknown, used, or too old")));
  }

  /** What the EHR began, or a launch from the app where that is offered and asked for. */
  private Optional<Launch> launch(AuthorizationRequest request) {
    Optional<String> value = parameter(request, "launch");
    boolean fromApp = issuer.signed() && request.getScope().contains("launch/patient");
    return value.isEmpty() && fromApp
        ? Optional.of(Launch.fromApp(issuer.base()))
        : value.flatMap(state::redeem).filter(launch -> launch.issuer().equals(issuer.base()));
  }

  /** The person was chosen on the page that {@link ChoosePerson} led to. */
  Decision choose(String ticket, String person, Optional<String> patient) {
    Optional<DemoPerson> known = DemoPerson.withId(person);
    if (known.isEmpty() || patient.filter(id -> !patients.get().containsKey(id)).isPresent()) {
      return new Refused("There is no such demo person or patient.");
    }
    return state
        .chosen(ticket)
        .filter(authorization -> authorization.launch().issuer().equals(issuer.base()))
        .map(a -> a.launch().needsPatient() ? patient.map(a::of).orElse(a) : a)
        .filter(authorization -> !authorization.launch().needsPatient())
        .map(authorization -> code(authorization, person))
        .orElseGet(() -> new Refused("This page is too old: open the app again from the chart."));
  }

  private Optional<URI> registeredRedirect(AuthorizationRequest request) {
    return app.filter(a -> a.id().equals(request.getClientID()))
        .flatMap(
            a ->
                Optional.ofNullable(request.getRedirectionURI())
                    .filter(uri -> a.redirectUris().contains(uri)));
  }

  private Optional<ErrorObject> fault(AuthorizationRequest request) {
    if (!ResponseType.CODE.equals(request.getResponseType())) {
      return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
    }
    if (request.getState() == null) {
      return Optional.of(invalid("state is missing"));
    }
    if (request.getCodeChallenge() == null
        || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
      return Optional.of(invalid("PKCE with S256 is required"));
    }
    if (!parameter(request, "aud").equals(Optional.of(issuer.base()))) {
      return Optional.of(invalid("aud is not this FHIR base"));
    }
    return request.getScope() == null || issuer.grantable(request.getScope()).isEmpty()
        ? Optional.of(OAuth2Error.INVALID_SCOPE)
        : Optional.empty();
  }

  private Authorization authorization(AuthorizationRequest request, Launch launch) {
    return new Authorization(
        launch,
        request.getRedirectionURI(),
        request.getState(),
        request.getCodeChallenge(),
        parameter(request, "nonce").map(Nonce::new),
        issuer.grantable(request.getScope()));
  }

  private Decision proceed(Authorization authorization) {
    return authorization
        .launch()
        .person()
        .map(person -> code(authorization, person))
        .orElseGet(
            () ->
                new ChoosePerson(
                    state.waitForChoice(authorization),
                    authorization.launch(),
                    authorization.launch().needsPatient() ? patients.get() : Map.of()));
  }

  private Decision code(Authorization authorization, String person) {
    AuthorizationCode code = new AuthorizationCode(state.code(authorization, person));
    return new Redirect(
        new AuthorizationSuccessResponse(
                authorization.redirect(),
                code,
                null,
                authorization.state(),
                new com.nimbusds.oauth2.sdk.id.Issuer(issuer.base()),
                ResponseMode.QUERY)
            .toURI());
  }

  private Decision error(AuthorizationRequest request, ErrorObject error) {
    return new Redirect(
        new AuthorizationErrorResponse(
                request.getRedirectionURI(),
                error,
                request.getState(),
                new com.nimbusds.oauth2.sdk.id.Issuer(issuer.base()),
                ResponseMode.QUERY)
            .toURI());
  }

  private static ErrorObject invalid(String why) {
    return OAuth2Error.INVALID_REQUEST.setDescription(why);
  }

  private static Optional<String> parameter(AuthorizationRequest request, String name) {
    List<String> values = request.getCustomParameter(name);
    return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
  }
}
